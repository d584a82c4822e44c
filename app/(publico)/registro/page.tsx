import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { RegisterForm } from '@/components/auth/register-form';
import { safeReturn } from '@/components/auth/safe-return';
import { Link } from '@/components/ui/link';
import { translator } from '@/lib/server/idioma';
import { pageUsuario } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('publico');
  return { title: t('registro.pagina') };
}

type RegisterPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const { volver, rol } = await searchParams;
  const target = safeReturn(volver);
  if (await pageUsuario()) redirect(target);
  const t = await translator('publico.registro');
  return (
    <AuthCard title={t('titulo')} lead={t('texto')}>
      <RegisterForm volver={target} first={rol === 'cuidador' ? 'cuidador' : 'consumidor'} />
      <p className="mt-6 text-center text-sm text-ink-soft">
        {t('con_cuenta')}{' '}
        <Link
          href={target === '/' ? '/entrar' : `/entrar?volver=${encodeURIComponent(target)}`}
          className="font-medium text-accent-ink underline"
        >
          {t('entrar')}
        </Link>
      </p>
    </AuthCard>
  );
}
