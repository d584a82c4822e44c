import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { RegisterForm } from '@/components/auth/register-form';
import { pageUsuario } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Crear cuenta' };

export default async function RegisterPage() {
  if (await pageUsuario()) redirect('/');
  return (
    <AuthCard title="Crea tu cuenta" lead="Lo mínimo para empezar. Nadie verá tus datos sin tu permiso.">
      <RegisterForm />
      <p className="mt-6 text-center text-sm text-ink-soft">
        ¿Ya tienes cuenta?{' '}
        <Link href="/entrar" className="font-medium text-accent-ink underline">
          Entrar
        </Link>
      </p>
    </AuthCard>
  );
}
