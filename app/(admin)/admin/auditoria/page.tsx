import type { Metadata } from 'next';
import { AuditoriaView } from '@/components/admin/auditoria-view';
import { PageHeader } from '@/components/ui/card';
import { firstAuditoria } from '@/lib/server/admin-data';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('admin.auditoria');
  return { title: t('titulo') };
}

export default async function AuditPage() {
  const { actor } = await requireRol('administrador');
  const t = await translator('admin.auditoria');
  return (
    <>
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
      <AuditoriaView initial={await firstAuditoria(actor)} />
    </>
  );
}
