import type { Metadata } from 'next';
import { AuthCard } from '@/components/auth/auth-card';
import { ButtonLink } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { InvitationOffer } from '@/components/widgets/invitation-offer';
import { translator } from '@/lib/server/idioma';
import { homeOf, pageUsuario } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('publico');
  return { title: t('invitacion.pagina') };
}

type InvitationPageProps = { params: Promise<{ codigo: string }> };

/** What the code gives is asked for by the page's script: tries of codes are counted by address. */
export default async function InvitationPage({ params }: InvitationPageProps) {
  const { codigo } = await params;
  const found = await pageUsuario();
  if (!found) return <SignedOut here={`/invitacion/${encodeURIComponent(codigo)}`} />;
  const { usuario } = found;
  const t = await translator('publico.invitacion');
  if (usuario.rol === 'cuidador')
    return (
      <AuthCard title={t('titulo')} lead={t('entraste', { nombre: usuario.nombre })}>
        <InvitationOffer codigo={codigo} />
      </AuthCard>
    );
  return (
    <AuthCard title={t('titulo')} lead={t('otro_tipo', { nombre: usuario.nombre })}>
      <p>{t('solo_cuidador')}</p>
      <p className="mt-6 text-sm">
        <Link href={homeOf(usuario.rol)} className="font-medium text-accent-ink underline">
          {t('volver')}
        </Link>
      </p>
    </AuthCard>
  );
}

async function SignedOut({ here }: { here: string }) {
  const t = await translator('publico.invitacion');
  const back = `volver=${encodeURIComponent(here)}`;
  return (
    <AuthCard title={t('titulo')} lead={t('sin_sesion')}>
      <div className="grid gap-3">
        <ButtonLink href={`/entrar?${back}`}>{t('tengo_cuenta')}</ButtonLink>
        <ButtonLink variant="secondary" href={`/registro?rol=cuidador&${back}`}>
          {t('crear_cuidador')}
        </ButtonLink>
      </div>
    </AuthCard>
  );
}
