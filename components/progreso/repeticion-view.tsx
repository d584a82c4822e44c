'use client';

import { ArrowLeft, ChevronLeft, ChevronRight, History } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { DiaRepetido } from '@/lib/domain/repeticion';
import { masDias } from '@/lib/domain/semana';
import { VENTANA_MS } from '@/lib/domain/time';
import { RepeticionDay } from './repeticion-day';
import { RepeticionEvents } from './repeticion-events';
import { RepeticionNow } from './repeticion-now';
import { RepeticionPlayer } from './repeticion-player';
import { usePlayback } from './use-playback';
import { useProgresoWords } from './use-progreso-words';
import { useTramos } from './use-tramos';

type RepeticionViewProps = { dia: DiaRepetido; hoy: string; now: number };

/** A day that is past, played again. Nothing of it looks live: it says so, and has no lamp. */
export function RepeticionView({ dia, hoy, now }: RepeticionViewProps) {
  const { t, calendar } = useProgresoWords();
  const from = Date.parse(dia.desde);
  const to = Math.min(Date.parse(dia.hasta), now);
  const end = Date.parse(dia.hasta);
  const first = dia.ventanas[0];
  const playback = usePlayback(from, to, first ? Math.min(to, Date.parse(first.inicio) + VENTANA_MS) : from);
  const tramos = useTramos(playback.ms, to);
  const fecha = calendar.shortDay(dia.fecha);
  return (
    <>
      <header className="mb-6">
        <Link
          href="/panel/progreso"
          className="mb-3 inline-flex min-h-6 items-center gap-1.5 text-sm font-medium text-accent-ink hover:underline"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t('titulo')}
        </Link>
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">
              {t('repeticion.titulo', { fecha })}
            </h1>
            <p className="mt-1 flex items-center gap-1.5 text-ink-soft">
              <History aria-hidden className="size-4 shrink-0" />
              {t('repeticion.aviso')}
            </p>
          </div>
          <Turns fecha={dia.fecha} hoy={hoy} />
        </div>
      </header>
      {dia.ventanas.length === 0 ? (
        <Card title={t('repeticion.dia')}>
          <EmptyState icon={History} title={t('repeticion.sin_nada')} className="h-64">
            {t('repeticion.sin_nada_texto')}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:gap-6">
          <Card title={t('repeticion.dia')} className="lg:col-span-2">
            <RepeticionDay dia={dia} ms={playback.ms} from={from} to={end} />
            <RepeticionPlayer
              playback={playback}
              from={from}
              to={to}
              end={end}
              zone={dia.zona_horaria}
              fecha={fecha}
            />
          </Card>
          <RepeticionNow dia={dia} playback={playback} tramos={tramos} fecha={fecha} />
          <RepeticionEvents dia={dia} ms={playback.ms} onGo={playback.moveTo} />
        </div>
      )}
      {dia.ventanas.length === 0 && dia.eventos.length > 0 && (
        <div className="mt-4">
          <RepeticionEvents dia={dia} ms={to} onGo={() => {}} />
        </div>
      )}
    </>
  );
}

function Turns({ fecha, hoy }: { fecha: string; hoy: string }) {
  const { t } = useProgresoWords();
  const next = masDias(fecha, 1);
  return (
    <div className="flex gap-2">
      <ButtonLink
        href={`/panel/progreso/dia/${masDias(fecha, -1)}`}
        variant="secondary"
        size="sm"
        icon={ChevronLeft}
      >
        {t('repeticion.anterior')}
      </ButtonLink>
      {next <= hoy && (
        <ButtonLink href={`/panel/progreso/dia/${next}`} variant="secondary" size="sm">
          {t('repeticion.siguiente')}
          <ChevronRight aria-hidden className="size-4 shrink-0" />
        </ButtonLink>
      )}
    </div>
  );
}
