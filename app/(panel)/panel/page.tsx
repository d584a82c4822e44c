import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InicioCard } from '@/components/inicio/inicio-card';
import { PageHeader } from '@/components/ui/card';
import { AnimosCard } from '@/components/widgets/animos-card';
import { DASHBOARD_CHANNELS } from '@/components/widgets/dashboard-channels';
import { OwnDashboard } from '@/components/widgets/own-dashboard';
import { zoneCity } from '@/lib/i18n/zone-names';
import { pageIdioma, translator } from '@/lib/server/idioma';
import { firstValues, ownAnimos, ownPanelLayout, requireRol } from '@/lib/server/page-data';
import { ownAhorro, ownInicio } from '@/lib/server/profile-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('panel');
  return { title: t('titulo') };
}

export default async function PanelPage() {
  const { actor, usuario } = await requireRol('consumidor');
  if (usuario.consumidor_id === null) notFound();
  const t = await translator('panel');
  const [values, layout, inicio, animos, ahorro] = await Promise.all([
    firstValues(actor, usuario.consumidor_id, DASHBOARD_CHANNELS),
    ownPanelLayout(actor),
    ownInicio(actor),
    ownAnimos(actor),
    ownAhorro(actor),
  ]);
  return (
    <>
      <PageHeader title={t('hola', { nombre: usuario.nombre })}>
        {t('en_hora_de', { ciudad: zoneCity(values.zona_horaria, await pageIdioma()) })}
      </PageHeader>
      <InicioCard initial={inicio} />
      <AnimosCard usuarioId={usuario.id} initial={animos} />
      <OwnDashboard values={values} layout={layout} saved={{ usuarioId: usuario.id, initial: ahorro }} />
    </>
  );
}
