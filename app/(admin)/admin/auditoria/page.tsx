import type { Metadata } from 'next';
import { AuditoriaView } from '@/components/admin/auditoria-view';
import { PageHeader } from '@/components/ui/card';
import { firstAuditoria } from '@/lib/server/admin-data';
import { requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Auditoría' };

export default async function AuditPage() {
  const { actor } = await requireRol('administrador');
  return (
    <>
      <PageHeader title="Auditoría">Qué hizo cada administrador, a quién, cuándo y desde dónde.</PageHeader>
      <AuditoriaView initial={await firstAuditoria(actor)} />
    </>
  );
}
