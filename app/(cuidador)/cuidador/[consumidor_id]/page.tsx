import { Clock } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DrawnOnce } from '@/components/shell/drawn-once';
import { EmptyState } from '@/components/ui/empty-state';
import { DASHBOARD_CHANNELS } from '@/components/widgets/dashboard-channels';
import { BackLink, PersonView } from '@/components/widgets/person-view';
import { RefreshEvery } from '@/components/widgets/refresh-every';
import { TermsWatch } from '@/components/widgets/terms-watch';
import { sightText } from '@/components/widgets/terms-words';
import type { Followed } from '@/lib/domain/consentimientos';
import { followedPerson } from '@/lib/server/board-data';
import { pageFormats, translator } from '@/lib/server/idioma';
import { firstValues, ownPanelLayout, requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('cuidador.persona');
  return { title: t('titulo') };
}

type PersonPageProps = { params: Promise<{ consumidor_id: string }> };

// No loading.tsx beside this page: it would answer 200 before the 404 of a person one may not see is known.
export default async function PersonPage({ params }: PersonPageProps) {
  const { actor } = await requireRol('cuidador');
  const { consumidor_id } = await params;
  if (!/^[1-9]\d{0,9}$/.test(consumidor_id)) notFound();
  const terms = await followedPerson(actor, Number(consumidor_id));
  if (terms && (!terms.abierto || terms.alcances.length === 0)) return <ClosedNow person={terms} />;
  const values = await firstValues(actor, Number(consumidor_id), DASHBOARD_CHANNELS);
  return (
    <DrawnOnce stamp={crypto.randomUUID()}>
      <PersonView values={values} layout={await ownPanelLayout(actor)} terms={terms} />
      {terms && <TermsWatch people={[terms]} />}
    </DrawnOnce>
  );
}

/** Between two stretches of the hours, or at a resolution that leaves none of the scopes: it opens by itself. */
async function ClosedNow({ person }: { person: Followed }) {
  const t = await translator('cuidador.persona');
  const sight = sightText(
    await translator('consentimiento'),
    await pageFormats(),
    person,
    person.zona_horaria,
  );
  return (
    <>
      <BackLink />
      <h1 className="mt-3 mb-6 text-2xl font-semibold tracking-tight break-words sm:text-3xl">
        {person.nombre}
      </h1>
      <div className="rounded-2xl border border-line bg-surface py-12">
        <EmptyState icon={Clock} title={person.abierto ? t('nada_ahora') : t('cerrado')}>
          {sight} {t('se_abre')}
        </EmptyState>
      </div>
      <RefreshEvery seconds={20} />
    </>
  );
}
