import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { IdentityForm } from '@/components/auth/identity-form';
import { safeReturn } from '@/components/auth/safe-return';
import { translator } from '@/lib/server/idioma';
import { issuerName } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('publico');
  return { title: t('entrar.pagina') };
}

type IdentityPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The next step of who comes from an issuer; the server knows them by a cookie that this page does not read. */
export default async function IdentityPage({ searchParams }: IdentityPageProps) {
  if (!issuerName()) notFound();
  const { paso, volver } = await searchParams;
  const t = await translator('publico.identidad');
  const isNew = paso === 'cuenta';
  const target = safeReturn(volver);
  return (
    <AuthCard
      title={t(isNew ? 'nueva.titulo' : 'conocida.titulo')}
      lead={t(isNew ? 'nueva.texto' : 'conocida.texto')}
    >
      <IdentityForm isNew={isNew} volver={target} />
    </AuthCard>
  );
}
