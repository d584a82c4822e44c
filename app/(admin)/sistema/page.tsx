import type { Metadata } from 'next';
import { Card, PageHeader } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { LatencyTable } from '@/components/widgets/latency-table';
import { ReadinessList } from '@/components/widgets/readiness-list';
import { latency, readiness, requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Sistema' };

export default async function SystemPage() {
  await requireRol('administrador');
  const [checks, measured] = await Promise.all([readiness(), latency()]);
  return (
    <>
      <PageHeader title="Sistema">La salud de esta instalación.</PageHeader>
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-4">
        <Notice kind="info" title="Aquí no hay datos de salud">
          Ser administrador no da acceso a los datos de nadie: solo cada persona decide quién los ve.
        </Notice>
        <Card title="Comprobaciones">
          <ReadinessList checks={checks} />
        </Card>
        <Card
          title="Del sensor a la pantalla"
          description="Cuánto tardan las lecturas en salir a quienes las ven, en esta instancia y desde que arrancó."
        >
          <LatencyTable latency={measured} />
        </Card>
      </div>
    </>
  );
}
