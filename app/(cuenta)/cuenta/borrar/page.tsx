import type { Metadata } from 'next';
import { DeleteAccount } from '@/components/account/delete-account';
import { PageHeader } from '@/components/ui/card';
import { ROLES } from '@/lib/domain/usuarios';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('cuenta');
  return { title: t('borrar.titulo') };
}

export default async function DeletionPage() {
  const { usuario } = await requireRol(...ROLES);
  const t = await translator('cuenta');
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('borrar.titulo')} />
      <div className="rounded-2xl border border-line bg-surface p-4 shadow-card sm:p-6">
        <DeleteAccount rol={usuario.rol} />
      </div>
    </div>
  );
}
