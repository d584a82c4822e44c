import type { Metadata } from 'next';
import { DispositivosView } from '@/components/admin/dispositivos-view';
import { PageHeader } from '@/components/ui/card';
import { firstDevices } from '@/lib/server/admin-data';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('admin.dispositivos');
  return { title: t('titulo') };
}

export default async function DevicesPage() {
  const { actor } = await requireRol('administrador');
  const t = await translator('admin.dispositivos');
  return (
    <>
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
      <DispositivosView initial={await firstDevices(actor)} />
    </>
  );
}
