import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/card';
import { ExportCard } from '@/components/widgets/export-card';
import { ImportCard } from '@/components/widgets/import-card';
import { RetentionCard } from '@/components/widgets/retention-card';
import { HEART_DAYS, MOTION_DAYS } from '@/lib/domain/retention';
import { ownRetencion, requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Mis datos' };

export default async function DataPage() {
  const { actor } = await requireRol('consumidor');
  return (
    <>
      <PageHeader title="Mis datos">
        Son tuyos: llévatelos cuando quieras, tráelos de vuelta y decide cuánto tiempo se guardan.
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <ExportCard />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
          <ImportCard />
          <RetentionCard
            initial={await ownRetencion(actor)}
            most={{ motion: MOTION_DAYS, heart: HEART_DAYS }}
          />
        </div>
      </div>
    </>
  );
}
