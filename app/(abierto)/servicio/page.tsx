import type { Metadata } from 'next';
import { ServiceStatus } from '@/components/abierto/service-status';
import { PageHeader } from '@/components/ui/card';
import { translator } from '@/lib/server/idioma';
import { getRuntime } from '@/lib/server/runtime-handle';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('ayuda');
  return { title: t('servicio.titulo') };
}

export default async function ServicePage() {
  const t = await translator('ayuda');
  return (
    <>
      <PageHeader title={t('servicio.titulo')}>{t('servicio.lema')}</PageHeader>
      <ServiceStatus initial={await getRuntime().readiness()} />
    </>
  );
}
