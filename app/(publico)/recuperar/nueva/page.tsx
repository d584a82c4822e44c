import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthCard } from '@/components/auth/auth-card';
import { NewPasswordForm } from '@/components/auth/new-password-form';

export const metadata: Metadata = { title: 'Contraseña nueva' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewPasswordPage({ searchParams }: PageProps) {
  const { enlace } = await searchParams;
  return (
    <AuthCard title="Elige una contraseña nueva" lead="Al guardarla se cierran todas tus sesiones abiertas.">
      <NewPasswordForm enlace={typeof enlace === 'string' ? enlace : ''} />
      <p className="mt-6 text-center text-sm text-ink-soft">
        ¿El enlace ya no sirve?{' '}
        <Link href="/recuperar" className="font-medium text-accent-ink underline">
          Pedir otro
        </Link>
      </p>
    </AuthCard>
  );
}
