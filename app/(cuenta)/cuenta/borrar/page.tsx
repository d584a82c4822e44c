import type { Metadata } from 'next';
import { DeleteAccount } from '@/components/account/delete-account';
import { PageHeader } from '@/components/ui/card';
import { ROLES } from '@/lib/domain/usuarios';
import { requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Borrar mi cuenta' };

export default async function DeletionPage() {
  const { usuario } = await requireRol(...ROLES);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title="Borrar mi cuenta" />
      <div className="rounded-2xl border border-line bg-surface p-4 shadow-card sm:p-6">
        <DeleteAccount rol={usuario.rol} />
      </div>
    </div>
  );
}
