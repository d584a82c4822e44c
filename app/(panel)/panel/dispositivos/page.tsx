import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/card';
import { DevicesView } from '@/components/widgets/devices-view';
import { translator } from '@/lib/server/idioma';
import { ownDevices, requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('dispositivos');
  return { title: t('titulo') };
}

export default async function DevicesPage() {
  const { actor } = await requireRol('consumidor');
  const t = await translator('dispositivos');
  return (
    <>
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
      <DevicesView initial={await ownDevices(actor)} />
    </>
  );
}
