import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmergenciaSight } from '@/components/admin/emergencia-sight';
import { DrawnOnce } from '@/components/shell/drawn-once';
import { DASHBOARD_CHANNELS } from '@/components/widgets/dashboard-channels';
import { openEmergenciaOf } from '@/lib/server/admin-data';
import { translator } from '@/lib/server/idioma';
import { firstValues, requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('admin.emergencias');
  return { title: t('acceso') };
}

type EmergencyPageProps = { params: Promise<{ consumidor_id: string }> };

// No loading.tsx beside this page: it would answer 200 before the 404 of a person one may not see is known.
export default async function EmergencyPage({ params }: EmergencyPageProps) {
  const { actor } = await requireRol('administrador');
  const { consumidor_id } = await params;
  if (!/^[1-9]\d{0,9}$/.test(consumidor_id)) notFound();
  const emergencia = await openEmergenciaOf(actor, Number(consumidor_id));
  const values = await firstValues(actor, Number(consumidor_id), DASHBOARD_CHANNELS);
  return (
    <DrawnOnce stamp={crypto.randomUUID()}>
      <EmergenciaSight emergencia={emergencia} values={values} />
    </DrawnOnce>
  );
}
