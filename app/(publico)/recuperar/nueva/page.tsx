import type { Metadata } from 'next';
import { AuthCard } from '@/components/auth/auth-card';
import { NewPasswordForm } from '@/components/auth/new-password-form';
import { Link } from '@/components/ui/link';
import { translator } from '@/lib/server/idioma';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('publico');
  return { title: t('nueva.pagina') };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewPasswordPage({ searchParams }: PageProps) {
  const { enlace } = await searchParams;
  const t = await translator('publico.nueva');
  return (
    <AuthCard title={t('titulo')} lead={t('texto')}>
      <NewPasswordForm enlace={typeof enlace === 'string' ? enlace : ''} />
      <p className="mt-6 text-center text-sm text-ink-soft">
        {t('vencido')}{' '}
        <Link href="/recuperar" className="font-medium text-accent-ink underline">
          {t('pedir')}
        </Link>
      </p>
    </AuthCard>
  );
}
