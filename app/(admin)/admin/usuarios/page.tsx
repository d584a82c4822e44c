import type { Metadata } from 'next';
import { UsuariosView } from '@/components/admin/usuarios-view';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/card';
import { firstUsuarios } from '@/lib/server/admin-data';
import { requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Usuarios' };

export default async function UsuariosPage() {
  const { actor } = await requireRol('administrador');
  return (
    <>
      <PageHeader
        title="Usuarios"
        aside={
          <ButtonLink href="#crear" variant="secondary" size="sm" className="lg:hidden">
            Crear una cuenta
          </ButtonLink>
        }
      >
        Las cuentas de esta instalación. Todo lo que hagas aquí queda anotado en la auditoría.
      </PageHeader>
      <UsuariosView initial={await firstUsuarios(actor)} ownId={actor.usuario_id} />
    </>
  );
}
