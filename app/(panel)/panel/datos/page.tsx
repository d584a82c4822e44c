import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/card';
import { ExportCard } from '@/components/widgets/export-card';
import { ImportCard } from '@/components/widgets/import-card';
import { RetentionCard } from '@/components/widgets/retention-card';
import { HEART_DAYS, MOTION_DAYS } from '@/lib/domain/retention';
import { translator } from '@/lib/server/idioma';
import { ownRetencion, requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('datos');
  return { title: t('titulo') };
}

export default async function DataPage() {
  const { actor } = await requireRol('consumidor');
  const t = await translator('datos');
  return (
    <>
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
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
