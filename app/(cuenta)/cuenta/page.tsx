import type { Metadata } from 'next';
import { ContrasenaCard } from '@/components/cuenta/contrasena-card';
import { CorreoCard } from '@/components/cuenta/correo-card';
import { CuentaLinks } from '@/components/cuenta/cuenta-links';
import { IdiomaCard } from '@/components/cuenta/idioma-card';
import { PerfilCard } from '@/components/cuenta/perfil-card';
import { SesionList } from '@/components/cuenta/sesion-list';
import { PageHeader } from '@/components/ui/card';
import { ROLES } from '@/lib/domain/usuarios';
import { translator } from '@/lib/server/idioma';
import { ownSesiones, requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('cuenta');
  return { title: t('titulo') };
}

export default async function AccountPage() {
  const { actor, usuario } = await requireRol(...ROLES);
  const sesiones = await ownSesiones(actor, usuario.idioma);
  const t = await translator('cuenta');
  return (
    <>
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
          <PerfilCard nombre={usuario.nombre} />
          <CorreoCard email={usuario.email} verified={usuario.email_verified_at !== null} />
          <ContrasenaCard />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
          <IdiomaCard />
          <SesionList sesiones={sesiones} />
          <CuentaLinks rol={usuario.rol} />
        </div>
      </div>
    </>
  );
}
