'use client';

import {
  Clock,
  CloudOff,
  FileInput,
  FlaskConical,
  LoaderCircle,
  type LucideIcon,
  Radio,
  RefreshCw,
  Watch,
} from 'lucide-react';
import { memo, useContext } from 'react';
import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { useFormats } from '@/components/ui/use-formats';
import { toldAge } from '@/lib/domain/edad';
import type { Problem } from '@/lib/domain/errors';
import type { Estado } from '@/lib/domain/estado';
import type { Fuente } from '@/lib/domain/lecturas';
import type { Resolucion } from '@/lib/domain/terms';
import type { Formats } from '@/lib/i18n/format';
import { ESTADO_LOOK } from './estado-words';
import type { PanelView } from './panel-values';
import { type DataState, ResolucionContext, useDataStateAs, useEstadoWord } from './use-data-state';

type Lamp = { icon: LucideIcon; tone: Tone; spin?: boolean };

/** Their words are the messages `estado.fuente`. */
const FUENTE: Record<Fuente, Lamp> = {
  sensor: { icon: Watch, tone: 'plain' },
  simulado: { icon: FlaskConical, tone: 'test' },
  importado: { icon: FileInput, tone: 'info' },
};

type Connection = Pick<PanelView<unknown>, 'transport' | 'problem'>;

/** Nobody answers: neither the socket nor polling. */
export function isOffline(problem: Problem): boolean {
  return problem.code === 'unavailable';
}

/** Their words are the messages `estado.enlace`. */
const ENLACE = {
  sin_conexion: { icon: CloudOff, tone: 'warn' },
  sondeo: { icon: RefreshCw, tone: 'info' },
  conectando: { icon: LoaderCircle, tone: 'plain', spin: true },
  vivo: { icon: Radio, tone: 'good' },
  conectado: { icon: Radio, tone: 'plain' },
} as const satisfies Record<string, Lamp>;

/**
 * The channel to the server. It is "En vivo" only while the sensor of the person is too: whoever reads it beside a name
 * takes it for a word about the person, also where the panel shows no reading.
 */
export function enlaceOf(
  { transport, problem }: Connection,
  { resolucion, sensor, state }: Sight,
): keyof typeof ENLACE {
  if (transport !== 'vivo' && problem && isOffline(problem)) return 'sin_conexion';
  if (transport !== 'vivo') return transport;
  const isSilent = state?.estado !== undefined && state.estado !== 'en_vivo';
  return resolucion === 'vivo' && !isSilent && (!sensor || state?.estado) ? 'vivo' : 'conectado';
}

type Sight = { resolucion: Resolucion; sensor: boolean | undefined; state: Pick<DataState, 'estado'> | null };

type LampBadgeProps = { lamp: Lamp; text: string; hint: string; age?: string };

function LampBadge({ lamp: { icon, tone, spin }, text, hint, age }: LampBadgeProps) {
  return (
    <Badge icon={icon} tone={tone} spin={spin} title={hint}>
      {text}
      {age && <span className="min-w-[8ch]">· {age}</span>}
    </Badge>
  );
}

export function FuenteBadge({ fuente }: { fuente: Fuente }) {
  const t = useTranslations('estado');
  return (
    <LampBadge lamp={FUENTE[fuente]} text={t(`fuente.${fuente}.label`)} hint={t(`fuente.${fuente}.hint`)} />
  );
}

export function EstadoBadge({ estado, edadMs }: { estado: Estado['estado']; edadMs?: number | null }) {
  return <EstadoLamp estado={estado} age={shownAge(useFormats(), estado, edadMs)} />;
}

function EstadoLamp({ estado, age }: { estado: Estado['estado']; age: string | undefined }) {
  const t = useTranslations('estado');
  return (
    <LampBadge
      lamp={ESTADO_LOOK[estado]}
      text={t(`lectura.${estado}.label`)}
      hint={t(`lectura.${estado}.hint`)}
      age={age}
    />
  );
}

/** A wrong clock gives a wrong age. Of the last seconds it is "ahora": those of a sensor that sends would make it twitch. */
export function shownAge(
  { age }: Formats,
  estado: Estado['estado'],
  edadMs: number | null | undefined,
): string | undefined {
  const aged = edadMs !== null && edadMs !== undefined && estado !== 'reloj';
  return aged ? age(toldAge(edadMs)) : undefined;
}

type LiveBadgesProps = {
  view: Connection;
  /** The panel shows readings of the sensor: then their freshness and their source are told too. */
  sensor?: boolean;
  /** For a narrow panel that tells the age itself: lamps on a row of their own, so that they never wrap. */
  compact?: boolean;
};

/** Two lamps that never stand for each other, connection and freshness, and the source of simulated data. */
export function LiveBadges({ view, ...rest }: LiveBadgesProps) {
  return <Lamps transport={view.transport} problem={view.problem} {...rest} />;
}

/** The view is another one with each reading: what the lamps say of it is not. */
const Lamps = memo(function Lamps({
  transport,
  problem,
  sensor,
  compact,
}: Connection & Omit<LiveBadgesProps, 'view'>) {
  const t = useTranslations('estado');
  const estado = useEstadoWord();
  const fuente = useDataStateAs((state) => (sensor ? state?.fuente : null));
  const resolucion = useContext(ResolucionContext);
  const source = fuente && fuente !== 'sensor' && <FuenteBadge fuente={fuente} />;
  const enlace = enlaceOf({ transport, problem }, { resolucion, sensor, state: { estado } });
  return (
    <>
      {compact && source}
      <div
        data-transport={transport}
        data-estado={sensor && estado}
        className={cx('flex min-h-6 flex-wrap items-center gap-1.5', compact && 'basis-full')}
      >
        <LampBadge
          lamp={ENLACE[enlace]}
          text={t(`enlace.${enlace}.label`)}
          hint={t(`enlace.${enlace}.hint`)}
        />
        {resolucion !== 'vivo' && <Badge icon={Clock}>{t(`resolucion.${resolucion}`)}</Badge>}
        {sensor && estado && (compact ? <EstadoBadge estado={estado} /> : <AgedEstado estado={estado} />)}
        {!compact && source}
      </div>
    </>
  );
});

function AgedEstado({ estado }: { estado: Estado['estado'] }) {
  const formats = useFormats();
  const age = useDataStateAs((state) => shownAge(formats, estado, state?.edadMs));
  return <EstadoLamp estado={estado} age={age} />;
}
