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
import { useContext } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { formatAge } from '@/components/ui/format';
import type { Problem } from '@/lib/domain/errors';
import type { Estado } from '@/lib/domain/estado';
import type { Fuente } from '@/lib/domain/lecturas';
import { ESTADO_WORDS } from './estado-words';
import type { PanelView } from './panel-values';
import { RESOLUCION_WORDS } from './terms-words';
import { ResolucionContext, useDataState } from './use-data-state';

type Lamp = { icon: LucideIcon; text: string; tone: Tone; hint: string; spin?: boolean };

const FUENTE: Record<Fuente, Lamp> = {
  sensor: { icon: Watch, text: 'Sensor', tone: 'plain', hint: 'Datos de un dispositivo real' },
  simulado: { icon: FlaskConical, text: 'Simulado', tone: 'test', hint: 'Datos inventados por un simulador' },
  importado: {
    icon: FileInput,
    text: 'Importado',
    tone: 'info',
    hint: 'Datos traídos de un archivo o de otro servicio',
  },
};

type Connection = Pick<PanelView<unknown>, 'transport' | 'problem'>;

/** Nobody answers: neither the socket nor polling. */
export function isOffline(problem: Problem): boolean {
  return problem.code === 'unavailable';
}

/**
 * The channel to the server. It says "En vivo" only when what comes through it is fresh too: an open
 * connection with old data is merely "Conectado".
 */
function transportLamp({ transport, problem }: Connection, fresh: boolean): Lamp {
  if (transport !== 'vivo' && problem && isOffline(problem)) {
    return {
      icon: CloudOff,
      text: 'Sin conexión',
      tone: 'warn',
      hint: 'El servidor no responde; seguimos intentando',
    };
  }
  if (transport === 'sondeo') {
    return {
      icon: RefreshCw,
      text: 'Sondeo',
      tone: 'info',
      hint: 'Sin canal directo: preguntamos cada pocos segundos',
    };
  }
  if (transport === 'conectando') {
    return { icon: LoaderCircle, text: 'Conectando', tone: 'plain', hint: 'Abriendo el canal', spin: true };
  }
  return fresh
    ? { icon: Radio, text: 'En vivo', tone: 'good', hint: 'Cada cambio llega al momento' }
    : {
        icon: Radio,
        text: 'Conectado',
        tone: 'plain',
        hint: 'El canal está abierto',
      };
}

function LampBadge({ lamp, age }: { lamp: Lamp; age?: string }) {
  return (
    <Badge icon={lamp.icon} tone={lamp.tone} spin={lamp.spin} title={lamp.hint}>
      {lamp.text}
      {age && <span className="min-w-[8ch]">· {age}</span>}
    </Badge>
  );
}

export function FuenteBadge({ fuente }: { fuente: Fuente }) {
  return <LampBadge lamp={FUENTE[fuente]} />;
}

export function EstadoBadge({ estado, edadMs }: { estado: Estado['estado']; edadMs?: number | null }) {
  const { icon, tone, label, hint } = ESTADO_WORDS[estado];
  // A wrong clock gives a wrong age. Never under a second: "ahora" and "hace 1 s" taking turns would make it twitch.
  const aged = edadMs !== null && edadMs !== undefined && estado !== 'reloj';
  const age = aged ? formatAge(Math.max(1_000, edadMs)) : undefined;
  return <LampBadge lamp={{ icon, tone, text: label, hint }} age={age} />;
}

type LiveBadgesProps = {
  view: Connection;
  /** The panel shows readings of the sensor: then their freshness and their source are told too. */
  sensor?: boolean;
  /** For a narrow panel that tells the age itself: lamps on a row of their own, so that they never wrap. */
  compact?: boolean;
};

/** Two lamps that never stand for each other, connection and freshness, and the source of simulated data. */
export function LiveBadges({ view, sensor, compact }: LiveBadgesProps) {
  const state = useDataState();
  const resolucion = useContext(ResolucionContext);
  const isFresh = resolucion === 'vivo' && (!sensor || state?.estado === 'en_vivo');
  const shown = sensor ? state : null;
  const source = shown?.fuente && shown.fuente !== 'sensor' && <FuenteBadge fuente={shown.fuente} />;
  return (
    <>
      {compact && source}
      <div
        data-transport={view.transport}
        data-estado={shown?.estado}
        className={cx('flex min-h-6 flex-wrap items-center gap-1.5', compact && 'basis-full')}
      >
        <LampBadge lamp={transportLamp(view, isFresh)} />
        {resolucion !== 'vivo' && <Badge icon={Clock}>{RESOLUCION_WORDS[resolucion].label}</Badge>}
        {shown?.estado && <EstadoBadge estado={shown.estado} edadMs={compact ? null : shown.edadMs} />}
        {!compact && source}
      </div>
    </>
  );
}
