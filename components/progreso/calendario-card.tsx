'use client';

import { keepPreviousData } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Card } from '@/components/ui/card';
import { cx } from '@/components/ui/cx';
import { api } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { Calendario } from '@/lib/domain/metrics/progreso/calendario';
import { CalendarioGrid, DiaMark, ESTADOS } from './calendario-grid';
import { PartPending } from './part-pending';
import { useProgresoWords } from './use-progreso-words';

/** `stamp`: changes when what is known of the days may have. */
type CalendarioCardProps = { consumidorId: number; hoy: string; stamp: string };

export function CalendarioCard({ consumidorId, hoy, stamp }: CalendarioCardProps) {
  const { t, calendar } = useProgresoWords();
  const [mes, setMes] = useState(hoy.slice(0, 7));
  const { data, isError, refetch, isPlaceholderData } = useQuery({
    queryKey: ['calendario', consumidorId, mes, stamp],
    queryFn: () => api.get<Calendario>(`/api/consumidores/${consumidorId}/progreso/calendario?mes=${mes}`),
    placeholderData: keepPreviousData,
  });
  const first = data?.primer_mes ?? mes;
  return (
    <Card
      title={t('calendario.titulo')}
      aside={
        <div className="flex items-center gap-1">
          <Turn
            icon={ChevronLeft}
            label={t('calendario.anterior')}
            to={monthBy(mes, -1)}
            from={first}
            onTurn={setMes}
          />
          <p aria-live="polite" className="min-w-36 text-center text-sm font-medium">
            {calendar.month(mes)}
          </p>
          <Turn
            icon={ChevronRight}
            label={t('calendario.siguiente')}
            to={monthBy(mes, 1)}
            until={hoy}
            onTurn={setMes}
          />
        </div>
      }
    >
      {data && !(isError && data.mes !== mes) ? (
        <div className={cx(isPlaceholderData && 'opacity-60')}>
          <p className="mb-3 text-sm text-ink-soft">
            {t('calendario.resumen', {
              sin_humo: data.sin_humo,
              fumados: data.fumados,
              sin_datos: data.sin_datos,
              hoy: data.dias.some(({ completo, estado }) => !completo && estado === 'sin_humo') ? 'si' : 'no',
            })}
          </p>
          <CalendarioGrid key={data.mes} calendario={data} />
          <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft">
            {ESTADOS.map((estado) => (
              <li key={estado} className="flex items-center gap-1.5">
                <DiaMark estado={estado} />
                {t(`calendario.estado.${estado}`)}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <PartPending failed={isError} retry={refetch} className="h-80" />
      )}
    </Card>
  );
}

function monthBy(mes: string, months: number): string {
  const [year = 0, month = 0] = mes.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  return at.toISOString().slice(0, 7);
}

type TurnProps = {
  icon: typeof ChevronLeft;
  label: string;
  to: string;
  from?: string;
  until?: string;
  onTurn(mes: string): void;
};

function Turn({ icon: Icon, label, to, from, until, onTurn }: TurnProps) {
  const none = (from !== undefined && to < from) || (until !== undefined && to > until.slice(0, 7));
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={none || undefined}
      onClick={() => !none && onTurn(to)}
      className="grid size-9 place-items-center rounded-lg text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:opacity-40"
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
