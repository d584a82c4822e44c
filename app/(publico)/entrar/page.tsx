import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { IssuerButton } from '@/components/auth/issuer-button';
import { safeReturn } from '@/components/auth/safe-return';
import { SignInForm } from '@/components/auth/sign-in-form';
import { Notice } from '@/components/ui/notice';
import { issuerName, pageUsuario } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Entrar' };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const REASONS: Record<string, string> = {
  correo_en_uso:
    'Ya hay una cuenta con tu correo. Entra con su contraseña y enlázala en la página de segundo factor.',
  sin_correo: 'Para crear tu cuenta hace falta un correo verificado.',
};

/** Why somebody came back from the issuer. */
function reasonOf(motivo: string | string[] | undefined): string {
  const known = typeof motivo === 'string' && Object.hasOwn(REASONS, motivo) ? REASONS[motivo] : undefined;
  return known ?? 'Inténtalo de nuevo.';
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { volver, registrado, contrasena, motivo, error } = await searchParams;
  const target = safeReturn(volver);
  if (await pageUsuario()) redirect(target);
  const issuer = issuerName();
  return (
    <AuthCard title="Hola de nuevo" lead="Entra para ver cómo va tu día.">
      {registrado && (
        <Notice kind="info" title="Revisa tu correo" className="mb-5">
          Te escribimos a la dirección que diste. Si ya tenías una cuenta con ella, entra con su contraseña.
        </Notice>
      )}
      {contrasena && (
        <Notice kind="success" title="Tu contraseña cambió" className="mb-5">
          Entra con la nueva.
        </Notice>
      )}
      {issuer && (motivo || error) && (
        <div role="alert" className="mb-5">
          <Notice kind="error" title={`No pudimos entrar con ${issuer}`}>
            {reasonOf(motivo)}
          </Notice>
        </div>
      )}
      <SignInForm volver={target} />
      <p className="mt-4 text-center text-sm">
        <Link href="/recuperar" className="font-medium text-accent-ink underline">
          ¿Olvidaste tu contraseña?
        </Link>
      </p>
      {issuer && (
        <>
          <p className="my-4 text-center text-sm text-ink-faint">o bien</p>
          <IssuerButton name={issuer} volver={target} />
        </>
      )}
      <p className="mt-6 text-center text-sm text-ink-soft">
        ¿Aún no tienes cuenta?{' '}
        <Link
          href={target === '/' ? '/registro' : `/registro?volver=${encodeURIComponent(target)}`}
          className="font-medium text-accent-ink underline"
        >
          Crear una
        </Link>
      </p>
    </AuthCard>
  );
}
