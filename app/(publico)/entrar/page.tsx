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
  const { volver, registrado } = await searchParams;
  const target = safeReturn(typeof volver === 'string' ? volver : undefined);
  if (await pageUsuario()) redirect(target);
  return (
    <AuthCard title="Hola de nuevo" lead="Entra para ver cómo va tu día.">
      {registrado && (
        <Notice kind="success" title="Tu cuenta está lista" className="mb-5">
          Entra con tu correo y tu contraseña.
        </Notice>
      )}
      <SignInForm volver={target} />
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
