import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { safeReturn } from '@/components/auth/safe-return';
import { SignInForm } from '@/components/auth/sign-in-form';
import { Notice } from '@/components/ui/notice';
import { pageUsuario } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Entrar' };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { volver, registrado, contrasena } = await searchParams;
  const target = safeReturn(typeof volver === 'string' ? volver : undefined);
  if (await pageUsuario()) redirect(target);
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
      <SignInForm volver={target} />
      <p className="mt-4 text-center text-sm">
        <Link href="/recuperar" className="font-medium text-accent-ink underline">
          ¿Olvidaste tu contraseña?
        </Link>
      </p>
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
