import type { Metadata } from 'next';
import Link from 'next/link';
import { DeleteAccount } from '@/components/account/delete-account';
import { AuthCard } from '@/components/auth/auth-card';
import { requirePasswordDue } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Borrar mi cuenta' };

/** As `/cuenta/borrar`, for who has no password of their own yet: nobody has to choose one only to leave. */
export default async function FirstDeletionPage() {
  const { usuario } = await requirePasswordDue('/cuenta/borrar');
  return (
    <AuthCard title="Borrar mi cuenta" lead="Tu contraseña es, por ahora, la que te dieron.">
      <DeleteAccount rol={usuario.rol} />
      <p className="mt-6 text-center text-sm">
        <Link href="/entrar/contrasena" className="font-medium text-accent-ink underline">
          Volver a elegir mi contraseña
        </Link>
      </p>
    </AuthCard>
  );
}
