import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthCard } from '@/components/auth/auth-card';
import { FirstPasswordForm } from '@/components/auth/first-password-form';
import { safeReturn } from '@/components/auth/safe-return';
import { SignOutButton } from '@/components/shell/sign-out-button';
import { requirePasswordDue } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Elige tu contraseña' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FirstPasswordPage({ searchParams }: PageProps) {
  const { volver } = await searchParams;
  const target = safeReturn(volver);
  const { usuario } = await requirePasswordDue(target);
  return (
    <AuthCard
      title="Elige tu contraseña"
      lead={`Hola, ${usuario.nombre}. La que usaste la hizo quien administra Latido: antes de seguir, pon una que solo tú conozcas.`}
    >
      <FirstPasswordForm volver={target} />
      <div className="mt-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line pt-4 text-sm">
        <Link href="/entrar/contrasena/borrar" className="py-1 font-medium text-accent-ink underline">
          No quiero esta cuenta
        </Link>
        <SignOutButton />
      </div>
    </AuthCard>
  );
}
