import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { RegisterForm } from '@/components/auth/register-form';
import { safeReturn } from '@/components/auth/safe-return';
import { pageUsuario } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Crear cuenta' };

type RegisterPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const { volver, rol } = await searchParams;
  const target = safeReturn(volver);
  if (await pageUsuario()) redirect(target);
  return (
    <AuthCard title="Crea tu cuenta" lead="Lo mínimo para empezar. Nadie verá tus datos sin tu permiso.">
      <RegisterForm volver={target} first={rol === 'cuidador' ? 'cuidador' : 'consumidor'} />
      <p className="mt-6 text-center text-sm text-ink-soft">
        ¿Ya tienes cuenta?{' '}
        <Link
          href={target === '/' ? '/entrar' : `/entrar?volver=${encodeURIComponent(target)}`}
          className="font-medium text-accent-ink underline"
        >
          Entrar
        </Link>
      </p>
    </AuthCard>
  );
}
