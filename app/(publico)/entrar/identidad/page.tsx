import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { IdentityForm } from '@/components/auth/identity-form';
import { safeReturn } from '@/components/auth/safe-return';
import { issuerName } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Entrar' };

type IdentityPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The next step of who comes from an issuer; the server knows them by a cookie that this page does not read. */
export default async function IdentityPage({ searchParams }: IdentityPageProps) {
  if (!issuerName()) notFound();
  const { paso, volver } = await searchParams;
  const isNew = paso === 'cuenta';
  const target = safeReturn(volver);
  return (
    <AuthCard
      title={isNew ? 'Te damos la bienvenida' : 'Hola de nuevo'}
      lead={isNew ? 'Falta saber cómo usarás Latido.' : 'Falta un paso para entrar.'}
    >
      <IdentityForm isNew={isNew} volver={target} />
    </AuthCard>
  );
}
