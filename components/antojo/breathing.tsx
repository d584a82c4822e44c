'use client';

import { Wind } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { phaseAt } from './breath';

/** How the circle moves in a phase; the times are those of `PHASES`. */
const CIRCLE = {
  inhala: 'scale-100 duration-[4000ms]',
  sosten: 'scale-100 duration-[4000ms]',
  exhala: 'scale-50 duration-[6000ms]',
};

/** In for 4 s, hold 4, out 6, from a tap until a tap. With reduced motion a bar fills in steps instead of the circle. */
export function Breathing() {
  const t = useTranslations('antojo.respirar');
  const [seconds, setSeconds] = useState<number>();
  const running = seconds !== undefined;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setSeconds((count = 0) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  const phase = running ? phaseAt(seconds) : undefined;
  return (
    <section
      aria-label={t('titulo')}
      className="flex flex-col items-center rounded-2xl bg-accent-wash px-4 py-5"
    >
      <div className="relative grid h-40 w-full place-items-center">
        <span
          aria-hidden
          className={cx(
            'absolute size-40 rounded-full bg-accent opacity-30 transition-transform ease-in-out motion-reduce:hidden',
            phase ? CIRCLE[phase.name] : 'scale-50 duration-200',
          )}
        />
        <div className="relative text-center">
          <p aria-live="polite" className="text-2xl font-semibold text-ink">
            {phase ? t(phase.name) : <Wind aria-hidden className="mx-auto size-8 text-accent-ink" />}
          </p>
          <p aria-hidden className="min-h-6 tabular-nums text-ink-soft">
            {phase?.left}
          </p>
        </div>
        {phase && <Steps length={phase.length} left={phase.left} />}
      </div>
      <p className="text-center text-sm text-ink-soft">{t('listo')}</p>
      <Button
        variant="secondary"
        size="sm"
        className="mt-3"
        onClick={() => setSeconds(running ? undefined : 0)}
      >
        {running ? t('parar') : t('empezar')}
      </Button>
    </section>
  );
}

/** One part a second: nothing glides. */
function Steps({ length, left }: { length: number; left: number }) {
  const parts = Array.from({ length }, (_, index) => index);
  return (
    <div aria-hidden className="absolute inset-x-6 bottom-2 hidden gap-1 motion-reduce:flex">
      {parts.map((part) => (
        <span
          key={part}
          className={cx('h-2 grow rounded-full', part <= length - left ? 'bg-action' : 'bg-line')}
        />
      ))}
    </div>
  );
}
