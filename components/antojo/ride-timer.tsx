'use client';

import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { useNow } from '@/lib/client/use-now';
import { useQuery } from '@/lib/client/use-query';
import { DURACION_FLOOR, type Duracion } from '@/lib/domain/antojo';
import { NO_VALUE } from '@/lib/i18n/format';
import { antojoQuery } from './use-kit';

/** Longer than that, and the seconds say nothing any more. */
const TICKING_MS = 3 * 60 * 60_000;

/** Since when, and where that is among one's own. */
export function RideTimer({ createdAt }: { createdAt: string }) {
  const t = useTranslations('antojo.surfear');
  const { age } = useFormats();
  const now = useNow();
  const passed = now === 0 ? null : Math.max(0, now - Date.parse(createdAt));
  const isOld = passed !== null && passed > TICKING_MS;
  return (
    <div>
      <p className="text-sm text-ink-soft">{t('tiempo')}</p>
      <p role="timer" className="text-5xl leading-[1.15] font-bold tracking-tight tabular-nums">
        {passed === null ? NO_VALUE : isOld ? age(passed) : clockOf(passed)}
      </p>
      <OwnDuration passedS={passed === null || isOld ? null : passed / 1_000} />
    </div>
  );
}

/** `4:05`, `1:04:05` */
function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function OwnDuration({ passedS }: { passedS: number | null }) {
  const t = useTranslations('antojo.duracion');
  const { duration } = useFormats();
  const { data, isError } = useQuery(antojoQuery);
  const known = data?.duracion;
  const words = () => {
    if (!known) return isError ? t('sin_conexion') : '\u00a0';
    const { n, p25_s, mediana_s, p75_s } = known;
    if (p25_s === null || mediana_s === null || p75_s === null)
      return t('pocos', { faltan: DURACION_FLOOR - n });
    const told = (seconds: number) => duration(seconds * 1_000);
    const band = t('banda', { desde: told(p25_s), hasta: told(p75_s), mediana: told(mediana_s) });
    return `${band} ${t('de', { n })}`;
  };
  return (
    <div className="mt-3 min-h-16">
      {known && <Band duracion={known} passedS={passedS} />}
      <p className="mt-2 text-sm text-ink-soft">{words()}</p>
    </div>
  );
}

/** The middle half of one's own as a band, and how far this one has come; the sentence below says it in words. */
function Band({ duracion, passedS }: { duracion: Duracion; passedS: number | null }) {
  const { p25_s, mediana_s, p75_s } = duracion;
  if (p25_s === null || mediana_s === null || p75_s === null) return null;
  const end = Math.max(p75_s * 1.4, 60);
  const at = (seconds: number) => (Math.min(seconds, end) / end) * 300;
  return (
    <svg
      aria-hidden
      viewBox="0 0 300 12"
      preserveAspectRatio="none"
      className="block h-3 w-full rounded-full"
    >
      <rect width="300" height="12" className="fill-sunken" />
      <rect
        x={at(p25_s)}
        width={Math.max(2, at(p75_s) - at(p25_s))}
        height="12"
        className="fill-chart-band"
      />
      <rect width={at(passedS ?? 0)} y="3" height="6" className="fill-chart-a" />
      <rect x={at(mediana_s) - 1} width="2" height="12" className="fill-ink" />
    </svg>
  );
}
