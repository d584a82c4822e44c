'use client';

import { Pause, Play } from 'lucide-react';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { MINUTE_MS } from '@/lib/domain/time';
import { scrubStep, VELOCIDADES } from './repeticion-data';
import type { usePlayback } from './use-playback';
import { useProgresoWords } from './use-progreso-words';

export type Playback = ReturnType<typeof usePlayback>;

type RepeticionPlayerProps = {
  playback: Playback;
  from: number;
  /** How far it can be played: the end of the day, or now. */
  to: number;
  /** Of the day, so that the range stands under the picture of it. */
  end: number;
  zone: string;
  fecha: string;
};

/** Play and pause, how fast, and the moment, which the keyboard moves by minutes. */
export function RepeticionPlayer({ playback, from, to, end, zone, fecha }: RepeticionPlayerProps) {
  const { t, formats } = useProgresoWords();
  const { ms, isPlaying, toggle, moveTo } = playback;
  const id = useId();
  const hora = formats.time(ms, zone, true);
  return (
    <div>
      <label htmlFor={id} className="sr-only">
        {t('repeticion.hora')}
      </label>
      <input
        id={id}
        type="range"
        className="range"
        min={from / MINUTE_MS}
        max={end / MINUTE_MS}
        step="any"
        value={ms / MINUTE_MS}
        aria-valuetext={t('repeticion.valor', { hora: formats.time(ms, zone), fecha })}
        aria-describedby={`${id}-keys`}
        onChange={(event) => moveTo(Number(event.target.value) * MINUTE_MS)}
        onKeyDown={(event) => {
          const next = scrubStep(event.key, ms, from, to);
          if (next === undefined) return;
          event.preventDefault();
          moveTo(next);
        }}
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-3">
        <Button icon={isPlaying ? Pause : Play} onClick={toggle}>
          {isPlaying ? t('repeticion.pausar') : t('repeticion.reproducir')}
        </Button>
        <Velocidad playback={playback} />
        <p className="text-2xl font-semibold tabular-nums">
          {hora} <span className="text-sm font-normal text-ink-soft">{fecha}</span>
        </p>
      </div>
      <p id={`${id}-keys`} className="mt-2 text-sm text-ink-soft pointer-coarse:sr-only">
        {t('repeticion.teclas')}
      </p>
    </div>
  );
}

function Velocidad({ playback: { speed, choose } }: { playback: Playback }) {
  const { t } = useProgresoWords();
  return (
    <fieldset className="flex items-center gap-1 rounded-xl bg-sunken p-1">
      <legend className="sr-only">{t('repeticion.velocidad')}</legend>
      {VELOCIDADES.map((one) => (
        <label
          key={one}
          className={cx(
            'inline-flex min-h-9 min-w-11 cursor-pointer items-center justify-center rounded-lg px-2 text-sm font-medium tabular-nums has-focus-visible:outline-3 has-focus-visible:outline-accent-ink',
            one === speed ? 'bg-surface text-ink shadow-card' : 'text-ink-soft',
          )}
        >
          <input
            type="radio"
            name="velocidad"
            className="sr-only"
            checked={one === speed}
            onChange={() => choose(one)}
          />
          {t('repeticion.veces', { n: one })}
        </label>
      ))}
    </fieldset>
  );
}
