'use client';

import { ChevronRight, Users } from 'lucide-react';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { zoneCity } from '@/components/ui/zone-names';
import { useEstado } from '@/lib/client/use-estado';
import type { FollowedPerson } from '@/lib/domain/consentimientos';
import type { Estado } from '@/lib/domain/estado';
import { ALCANCE_WORDS } from './alcance-words';
import { BatteryBadge } from './battery-badge';
import { EstadoBadge, FuenteBadge } from './live-badges';
import { sightText } from './terms-words';

export function FollowedList({ people }: { people: FollowedPerson[] }) {
  if (people.length === 0) {
    return (
      <div className="rounded-2xl border border-line bg-surface py-8">
        <EmptyState icon={Users} title="Aún no acompañas a nadie">
          Pide un código de invitación a la persona que está dejando de fumar. Ella lo crea en «Cuidadores» y
          decide qué te muestra; puede cambiarlo cuando quiera.
        </EmptyState>
      </div>
    );
  }
  return (
    <ul className="grid gap-3">
      {people.map((person) => (
        <FollowedItem key={person.consumidor_id} person={person} />
      ))}
    </ul>
  );
}

function FollowedItem({ person }: { person: FollowedPerson }) {
  return (
    <li className="relative rounded-2xl border border-line bg-surface p-4 shadow-card transition-colors hover:border-edge sm:p-5">
      <div className="flex items-center justify-between gap-3">
        <div className="min-w-0 grow">
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
            <h3 className="min-w-0 font-semibold break-words">
              <Link
                href={`/cuidador/${person.consumidor_id}`}
                className="after:absolute after:inset-0 after:rounded-2xl after:content-['']"
              >
                {person.nombre}
              </Link>
            </h3>
            <div className="flex min-h-6 flex-wrap gap-1.5">
              {person.estado ? (
                <LiveEstado consumidorId={person.consumidor_id} initial={person.estado} />
              ) : (
                <span className="text-sm text-ink-faint">
                  {person.abierto ? 'No comparte su estado' : 'A esta hora no comparte'}
                </span>
              )}
            </div>
          </div>
          <p className="mt-1 text-sm text-ink-soft">Hora de {zoneCity(person.zona_horaria)}</p>
          <p className="text-sm text-pretty text-ink-soft">{sightText(person, person.zona_horaria)}</p>
          <ul className="mt-2 flex flex-wrap gap-1.5" aria-label="Comparte contigo">
            {person.alcances.map((alcance) => (
              <li key={alcance}>
                <Badge>{ALCANCE_WORDS[alcance].label}</Badge>
              </li>
            ))}
          </ul>
        </div>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-faint" />
      </div>
    </li>
  );
}

function LiveEstado({ consumidorId, initial }: { consumidorId: number; initial: Estado }) {
  const { estado, edadMs, fuente, bateria } = useEstado(consumidorId, initial);
  return (
    <>
      <EstadoBadge estado={estado} edadMs={edadMs} />
      <BatteryBadge percent={bateria} />
      {fuente && fuente !== 'sensor' && <FuenteBadge fuente={fuente} />}
    </>
  );
}
