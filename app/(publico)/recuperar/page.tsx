import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthCard } from '@/components/auth/auth-card';
import { RecoverForm } from '@/components/auth/recover-form';

export const metadata: Metadata = { title: 'Recuperar la cuenta' };

export default function RecoverPage() {
  return (
    <AuthCard
      title="¿Olvidaste tu contraseña?"
      lead="Te enviamos un enlace para elegir otra. Tus datos siguen como están."
    >
      <RecoverForm />
      <p className="mt-6 text-center text-sm text-ink-soft">
        <Link href="/entrar" className="font-medium text-accent-ink underline">
          Volver a entrar
        </Link>
      </p>
    </AuthCard>
  );
}
