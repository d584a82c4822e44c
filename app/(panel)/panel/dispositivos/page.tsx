import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/card';
import { DevicesView } from '@/components/widgets/devices-view';
import { ownDevices, requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Dispositivos' };

export default async function DevicesPage() {
  const { actor } = await requireRol('consumidor');
  return (
    <>
      <PageHeader title="Dispositivos">
        Los sensores que envían tus lecturas. Cada uno tiene su propia clave.
      </PageHeader>
      <DevicesView initial={await ownDevices(actor)} />
    </>
  );
}
