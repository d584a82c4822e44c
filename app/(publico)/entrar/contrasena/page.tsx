import type { Metadata } from 'next';
import { AuthCard } from '@/components/auth/auth-card';
import { FirstPasswordForm } from '@/components/auth/first-password-form';
import { safeReturn } from '@/components/auth/safe-return';
import { SignOutButton } from '@/components/shell/sign-out-button';
import { Link } from '@/components/ui/link';
import { translator } from '@/lib/server/idioma';
import { requirePasswordDue } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('publico');
  return { title: t('primera.titulo') };
}

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FirstPasswordPage({ searchParams }: PageProps) {
  const { volver } = await searchParams;
  const target = safeReturn(volver);
  const { usuario } = await requirePasswordDue(target);
  const t = await translator('publico');
  return (
    <AuthCard title={t('primera.titulo')} lead={t('primera.texto', { nombre: usuario.nombre })}>
      <FirstPasswordForm volver={target} />
      <div className="mt-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line pt-4 text-sm">
        <Link href="/entrar/contrasena/borrar" className="py-1 font-medium text-accent-ink underline">
          {t('primera.no_quiero')}
        </Link>
        <SignOutButton />
      </div>
    </AuthCard>
  );
}
