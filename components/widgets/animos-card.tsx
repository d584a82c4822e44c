'use client';

import { useQueryClient } from '@tanstack/react-query';
import { BellOff } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import { useRefreshedByAvisos } from '@/lib/client/use-refreshed-by-avisos';
import type { AnimoRecibido, Silencio } from '@/lib/domain/animos';
import { Age } from './age';

export type Animos = { animos: AnimoRecibido[]; silencios: Silencio[] };

const KEY = ['animos', 'recibidos'];
const SHOWN = 3;

type AnimosCardProps = { usuarioId: number; initial: Animos };

/** What those who care wrote, and a way not to hear somebody. Nothing at all while there is nothing of either. */
export function AnimosCard({ usuarioId, initial }: AnimosCardProps) {
  const t = useTranslations('consentimiento');
  const { animos, silencios, announced, reload } = useAnimos(usuarioId, initial);
  const [all, setAll] = useState(false);
  const { pending, problem, run } = useAction(async (cuidadorId: number, mute: boolean) => {
    const path = `/api/animos/silencios/${cuidadorId}`;
    await (mute ? api.post(path) : api.delete(path));
    await reload();
  });
  const muted = new Set(silencios.map(({ cuidador_id }) => cuidador_id));
  const mutable = new Map(animos.map((animo) => [animo.cuidador_id, animo.cuidador_nombre]));
  return (
    <>
      <p role="status" className="sr-only">
        {announced}
      </p>
      {(animos.length > 0 || silencios.length > 0) && (
        <Card title={t('animos.titulo')} className="mb-4 lg:mb-6">
          <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
          <ul className="divide-y divide-line">
            {animos.slice(0, all ? undefined : SHOWN).map((animo) => (
              <AnimoItem key={animo.id} animo={animo} />
            ))}
          </ul>
          <div className="mt-3 flex flex-wrap gap-2">
            {animos.length > SHOWN && !all && (
              <Button variant="quiet" size="sm" onClick={() => setAll(true)}>
                {t('anteriores')}
              </Button>
            )}
            {[...mutable].map(
              ([id, nombre]) =>
                !muted.has(id) && (
                  <Button
                    key={id}
                    variant="quiet"
                    size="sm"
                    icon={BellOff}
                    pending={pending}
                    onClick={() => run(id, true)}
                  >
                    {t('animos.silenciar', { nombre })}
                  </Button>
                ),
            )}
          </div>
          <Silenced silencios={silencios} pending={pending} onHear={(id) => run(id, false)} />
        </Card>
      )}
    </>
  );
}

function AnimoItem({ animo: { texto, cuidador_nombre, created_at } }: { animo: AnimoRecibido }) {
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <p className="break-words">{texto}</p>
      <p className="mt-0.5 text-sm text-ink-soft">
        {cuidador_nombre} · <Age since={created_at} />
      </p>
    </li>
  );
}

type SilencedProps = { silencios: Silencio[]; pending: boolean; onHear(cuidadorId: number): void };

function Silenced({ silencios, pending, onHear }: SilencedProps) {
  const t = useTranslations('consentimiento.animos');
  if (silencios.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-2 border-t border-line pt-3" aria-label={t('en_silencio')}>
      {silencios.map(({ cuidador_id, cuidador_nombre }) => (
        <li
          key={cuidador_id}
          className="flex flex-wrap items-center justify-between gap-2 text-sm text-ink-soft"
        >
          {t('no_recibes', { nombre: cuidador_nombre })}
          <Button
            variant="secondary"
            size="sm"
            pending={pending}
            aria-label={t('recibir_de', { nombre: cuidador_nombre })}
            onClick={() => onHear(cuidador_id)}
          >
            {t('recibir')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** A message also comes as a notificacion, live: then the list is read again. */
function useAnimos(usuarioId: number, initial: Animos) {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => api.get<Animos>('/api/animos'),
    initialData: initial,
    staleTime: 60_000,
  });
  useRefreshedByAvisos(usuarioId, KEY);
  const reload = () => queries.invalidateQueries({ queryKey: KEY });
  return { ...data, announced: useAnnounced(data.animos[0]), reload };
}

/** Tells a screen reader of what came while it was open. */
function useAnnounced(newest: AnimoRecibido | undefined): string {
  const t = useTranslations('consentimiento.animos');
  const first = useRef(newest?.id);
  if (!newest || newest.id === first.current) return '';
  return t('anuncio', { nombre: newest.cuidador_nombre, texto: newest.texto });
}
