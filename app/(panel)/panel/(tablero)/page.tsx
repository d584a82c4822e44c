import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InicioCard } from '@/components/inicio/inicio-card';
import { PageHeader } from '@/components/ui/card';
import { zoneCity } from '@/components/ui/zone-names';
import { AnimosCard } from '@/components/widgets/animos-card';
import { Dashboard } from '@/components/widgets/dashboard';
import { DASHBOARD_CHANNELS } from '@/components/widgets/dashboard-channels';
import { firstValues, ownAnimos, requireRol } from '@/lib/server/page-data';
import { ownInicio } from '@/lib/server/profile-data';

export const metadata: Metadata = { title: 'Panel' };

export default async function PanelPage() {
  const { actor, usuario } = await requireRol('consumidor');
  if (usuario.consumidor_id === null) notFound();
  const values = await firstValues(actor, usuario.consumidor_id, DASHBOARD_CHANNELS);
  return (
    <>
      <PageHeader title={`Hola, ${usuario.nombre}`}>
        Así va tu día, en la hora de {zoneCity(values.zona_horaria)}.
      </PageHeader>
      <InicioCard initial={await ownInicio(actor)} />
      <AnimosCard usuarioId={usuario.id} initial={await ownAnimos(actor)} />
      <Dashboard values={values} own />
    </>
  );
}
