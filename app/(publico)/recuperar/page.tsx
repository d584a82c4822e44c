import type { Metadata } from 'next';
import { AuthCard } from '@/components/auth/auth-card';
import { RecoverForm } from '@/components/auth/recover-form';
import { Link } from '@/components/ui/link';
import { translator } from '@/lib/server/idioma';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('publico');
  return { title: t('recuperar.pagina') };
}

export default async function RecoverPage() {
  const t = await translator('publico.recuperar');
  return (
    <AuthCard title={t('titulo')} lead={t('texto')}>
      <RecoverForm />
      <p className="mt-6 text-center text-sm text-ink-soft">
        <Link href="/entrar" className="font-medium text-accent-ink underline">
          {t('volver')}
        </Link>
      </p>
    </AuthCard>
  );
}
