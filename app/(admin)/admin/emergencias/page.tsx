import type { Metadata } from 'next';
import { EmergenciasView } from '@/components/admin/emergencias-view';
import { PageHeader } from '@/components/ui/card';
import { firstEmergencias } from '@/lib/server/admin-data';
import { requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Emergencias' };

export default async function EmergenciesPage() {
  const { actor } = await requireRol('administrador');
  return (
    <>
      <PageHeader title="Emergencias">
        Un administrador no ve datos de salud. En una emergencia puede abrir un acceso breve, de solo lectura
        y con motivo.
      </PageHeader>
      <EmergenciasView initial={await firstEmergencias(actor)} ownId={actor.usuario_id} />
    </>
  );
}
