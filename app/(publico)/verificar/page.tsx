import type { Metadata } from 'next';
import { AuthCard } from '@/components/auth/auth-card';
import { VerifyForm } from '@/components/auth/verify-form';
import { translator } from '@/lib/server/idioma';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('publico');
  return { title: t('verificar.pagina') };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function VerifyPage({ searchParams }: PageProps) {
  const { enlace } = await searchParams;
  const t = await translator('publico.verificar');
  return (
    <AuthCard title={t('titulo')} lead={t('texto')}>
      <VerifyForm enlace={typeof enlace === 'string' ? enlace : ''} />
    </AuthCard>
  );
}
