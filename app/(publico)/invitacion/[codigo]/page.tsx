import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthCard } from '@/components/auth/auth-card';
import { ButtonLink } from '@/components/ui/button';
import { InvitationOffer } from '@/components/widgets/invitation-offer';
import { homeOf, pageUsuario } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Invitación' };

type InvitationPageProps = { params: Promise<{ codigo: string }> };

const TITLE = 'Te invitan a acompañar';

/** What the code gives is asked for by the page's script: tries of codes are counted by address. */
export default async function InvitationPage({ params }: InvitationPageProps) {
  const { codigo } = await params;
  const found = await pageUsuario();
  if (!found) return <SignedOut here={`/invitacion/${encodeURIComponent(codigo)}`} />;
  const { usuario } = found;
  if (usuario.rol === 'cuidador')
    return (
      <AuthCard title={TITLE} lead={`Entraste como ${usuario.nombre}.`}>
        <InvitationOffer codigo={codigo} />
      </AuthCard>
    );
  return (
    <AuthCard title={TITLE} lead={`Entraste como ${usuario.nombre}, con otro tipo de cuenta.`}>
      <p>
        Una invitación se acepta con una cuenta de cuidador. Sal de esta cuenta y abre otra vez el enlace.
      </p>
      <p className="mt-6 text-sm">
        <Link href={homeOf(usuario.rol)} className="font-medium text-accent-ink underline">
          Volver a mi inicio
        </Link>
      </p>
    </AuthCard>
  );
}

function SignedOut({ here }: { here: string }) {
  const back = `volver=${encodeURIComponent(here)}`;
  return (
    <AuthCard
      title={TITLE}
      lead="Alguien que está dejando de fumar quiere que le acompañes. Entra para ver qué comparte contigo."
    >
      <div className="grid gap-3">
        <ButtonLink href={`/entrar?${back}`}>Ya tengo cuenta</ButtonLink>
        <ButtonLink variant="secondary" href={`/registro?rol=cuidador&${back}`}>
          Crear una cuenta de cuidador
        </ButtonLink>
      </div>
    </AuthCard>
  );
}
