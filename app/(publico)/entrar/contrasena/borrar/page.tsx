import type { Metadata } from 'next';
import { DeleteAccount } from '@/components/account/delete-account';
import { AuthCard } from '@/components/auth/auth-card';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { Link } from '@/components/ui/link';
import { areaMessages, translator } from '@/lib/server/idioma';
import { requirePasswordDue } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('publico');
  return { title: t('primera.borrar') };
}

/** As `/cuenta/borrar`, for who has no password of their own yet: nobody has to choose one only to leave. */
export default async function FirstDeletionPage() {
  const { usuario } = await requirePasswordDue('/cuenta/borrar');
  const t = await translator('publico');
  return (
    <AuthCard title={t('primera.borrar')} lead={t('primera.borrar_texto')}>
      <AreaProvider messages={await areaMessages('cuenta')}>
        <DeleteAccount rol={usuario.rol} />
      </AreaProvider>
      <p className="mt-6 text-center text-sm">
        <Link href="/entrar/contrasena" className="font-medium text-accent-ink underline">
          {t('primera.volver')}
        </Link>
      </p>
    </AuthCard>
  );
}
