'use client';

import { Check, Cigarette, type LucideIcon, Waves } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { cx } from '@/components/ui/cx';
import { useNombreDe } from '@/components/ui/nombres-provider';
import type { DiaRepetido, Evento } from '@/lib/domain/repeticion';
import { useProgresoWords } from './use-progreso-words';

const ICONS: Record<Evento['que'], LucideIcon> = { deseo: Waves, superado: Check, consumo: Cigarette };

type RepeticionEventsProps = { dia: DiaRepetido; ms: number; onGo(ms: number): void };

/** What the person told that day; what the replay has not come to yet is paler. Each leads to its moment. */
export function RepeticionEvents({ dia, ms, onGo }: RepeticionEventsProps) {
  const { t, formats } = useProgresoWords();
  const habitoDe = useNombreDe('habitos');
  return (
    <Card title={t('repeticion.eventos')}>
      {dia.eventos.length === 0 && <p className="text-sm text-ink-soft">{t('repeticion.sin_eventos')}</p>}
      <ol className="grid gap-1">
        {dia.eventos.map((evento) => {
          const Icon = ICONS[evento.que];
          const at = Date.parse(evento.at);
          const hora = formats.time(at, dia.zona_horaria);
          const que = textOf(evento, t, habitoDe);
          return (
            <li key={`${evento.que} ${evento.id}`}>
              <button
                type="button"
                onClick={() => onGo(at)}
                className={cx(
                  'flex min-h-9 w-full items-center gap-3 rounded-lg px-2 text-left text-sm hover:bg-sunken',
                  at > ms && 'text-ink-soft',
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0 text-accent-ink" />
                <span className="w-18 shrink-0 tabular-nums">{hora}</span>
                <span className="min-w-0">{que}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function textOf(
  evento: Evento,
  t: ReturnType<typeof useProgresoWords>['t'],
  habitoDe: (nombre: string) => string,
): string {
  if (evento.que === 'superado') return t('repeticion.evento.superado');
  if (evento.que === 'deseo') {
    const { intensidad } = evento;
    return t('repeticion.evento.deseo', { intensidad: intensidad === null ? 'nulo' : String(intensidad) });
  }
  const habito = evento.habito === null ? t('repeticion.habito_desconocido') : habitoDe(evento.habito);
  return t('repeticion.evento.consumo', { n: evento.cantidad, habito });
}
