import type { Metadata } from 'next';
import { DispositivosView } from '@/components/admin/dispositivos-view';
import { PageHeader } from '@/components/ui/card';
import { firstDevices } from '@/lib/server/admin-data';
import { requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Dispositivos' };

export default async function DevicesPage() {
  const { actor } = await requireRol('administrador');
  return (
    <>
      <PageHeader title="Dispositivos">Los sensores de todas las personas.</PageHeader>
      <DispositivosView initial={await firstDevices(actor)} />
    </>
  );
}
