import { ArrowLeft, Clock } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { DrawnOnce } from '@/components/shell/drawn-once';
import { EmptyState } from '@/components/ui/empty-state';
import { zoneCity } from '@/components/ui/zone-names';
import { AnimoButton } from '@/components/widgets/animo-button';
import { Dashboard } from '@/components/widgets/dashboard';
import { DASHBOARD_CHANNELS } from '@/components/widgets/dashboard-channels';
import { RefreshEvery } from '@/components/widgets/refresh-every';
import { TermsWatch } from '@/components/widgets/terms-watch';
import { sightText } from '@/components/widgets/terms-words';
import type { Followed } from '@/lib/domain/consentimientos';
import { followedPerson } from '@/lib/server/board-data';
import { firstValues, requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Persona' };

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
      <BackLink />
      <header className="mb-6 rounded-2xl border border-line border-l-4 border-l-accent bg-surface px-5 py-4 shadow-card">
        <p className="text-sm text-ink-faint">Estás viendo los datos de</p>
        <h1 className="text-2xl font-semibold tracking-tight break-words sm:text-3xl">{values.nombre}</h1>
        <p className="mt-1 text-ink-soft">
          {terms && sightText(terms, values.zona_horaria)} Hora de {zoneCity(values.zona_horaria)}. Solo
          lectura: ves lo que decide compartir contigo.
        </p>
        <div className="mt-3">
          <AnimoButton consumidorId={values.consumidor_id} nombre={values.nombre} />
        </div>
      </header>
      <Dashboard values={values} own={false} />
      {terms && <TermsWatch people={[terms]} />}
    </DrawnOnce>
  );
}

function BackLink() {
  return (
    <Link
      href="/cuidador"
      className="mb-3 inline-flex min-h-6 items-center gap-1.5 text-sm font-medium text-accent-ink hover:underline"
    >
      <ArrowLeft aria-hidden className="size-4" />
      Personas
    </Link>
  );
}

/** Between two stretches of the hours, or at a resolution that leaves none of the scopes: it opens by itself. */
function ClosedNow({ person }: { person: Followed }) {
  return (
    <>
      <BackLink />
      <h1 className="mb-6 text-2xl font-semibold tracking-tight break-words sm:text-3xl">{person.nombre}</h1>
      <div className="rounded-2xl border border-line bg-surface py-12">
        <EmptyState
          icon={Clock}
          title={person.abierto ? 'Por ahora no hay nada que ver' : 'A esta hora no comparte sus datos'}
        >
          {sightText(person, person.zona_horaria)} Esta página se abre sola cuando vuelva a compartir.
        </EmptyState>
      </div>
      <RefreshEvery seconds={20} />
    </>
  );
}
