import type { Metadata } from 'next';
import { EmergenciasView } from '@/components/admin/emergencias-view';
import { PageHeader } from '@/components/ui/card';
import { firstEmergencias } from '@/lib/server/admin-data';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('admin.emergencias');
  return { title: t('titulo') };
}

export default async function EmergenciesPage() {
  const { actor } = await requireRol('administrador');
  const t = await translator('admin.emergencias');
  return (
    <>
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
      <EmergenciasView initial={await firstEmergencias(actor)} ownId={actor.usuario_id} />
    </>
  );
}
