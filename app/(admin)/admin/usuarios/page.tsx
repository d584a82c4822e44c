import type { Metadata } from 'next';
import { UsuariosView } from '@/components/admin/usuarios-view';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/card';
import { firstUsuarios } from '@/lib/server/admin-data';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('admin.usuarios');
  return { title: t('titulo') };
}

export default async function UsuariosPage() {
  const { actor } = await requireRol('administrador');
  const t = await translator('admin.usuarios');
  return (
    <>
      <PageHeader
        title={t('titulo')}
        aside={
          <ButtonLink href="#crear" variant="secondary" size="sm" className="lg:hidden">
            {t('crear')}
          </ButtonLink>
        }
      >
        {t('texto')}
      </PageHeader>
      <UsuariosView initial={await firstUsuarios(actor)} ownId={actor.usuario_id} />
    </>
  );
}
