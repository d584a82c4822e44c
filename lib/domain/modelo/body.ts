import { type Baseline, before } from './baseline';
import { ownStillness, stillnessOf } from './motion';
import type { Factor, Past, VentanaFacts } from './types';
import { BODY, CIGARRILLO, clamp } from './weights';

const SLOPE_MS = 20 * 60_000;
const SLOPE_VENTANAS = 3;

/** What the wrist says. `ventana.hr_mean` is known. */
export function bodyFactors(ventana: VentanaFacts, past: Past, baseline: Baseline): Factor[] {
  const heart = [
    elevacion(ventana, baseline),
    ...pendiente(ventana, past, baseline),
    ...dispersion(ventana, baseline),
  ];
  const raised = heart.reduce((sum, { log_odds }) => sum + Math.max(0, log_odds), 0);
  const stillness = stillnessOf(ventana, past.ventanas);
  return [
    ...heart,
    ...variabilidad(ventana, baseline),
    ...movimiento(ventana, stillness, raised),
    ...cigarrillo(ventana, past, raised * stillness),
  ];
}

function elevacion({ hr_mean }: VentanaFacts, { hr }: Baseline): Factor {
  const { per_spread, least, most } = BODY.elevacion;
  const mean = hr_mean ?? hr.median;
  const spreads = (mean - hr.median) / hr.spread;
  const apart = Math.abs(Math.round(mean) - Math.round(hr.median));
  const figures = `${Math.round(mean)} lpm, ${apart} ${spreads > 0 ? 'más' : 'menos'} que lo habitual en reposo (${Math.round(hr.median)})`;
  const name =
    spreads >= 1 ? 'Frecuencia elevada' : spreads > 0 ? 'Frecuencia algo elevada' : 'Frecuencia más baja';
  return {
    clave: 'elevacion',
    log_odds: clamp(per_spread * spreads, least, most),
    texto: `${name}: ${figures}`,
  };
}

/** Rise of the least-squares line from the first of the last ventanas to this one. */
function pendiente(ventana: VentanaFacts, { ventanas }: Past, { hr }: Baseline): Factor[] {
  const now = ventana.window_start.getTime();
  const points = [...before(ventana, ventanas).slice(-SLOPE_VENTANAS), ventana].flatMap(
    ({ window_start, hr_mean }) => {
      const age = now - window_start.getTime();
      return hr_mean === null || age > SLOPE_MS ? [] : { minute: -age / 60_000, hr: hr_mean };
    },
  );
  const first = points[0];
  if (first === undefined || points.length < 3) return [];
  const minutes = -first.minute;
  const rise = slopeOf(points) * minutes;
  const { per_spread, least, most } = BODY.pendiente;
  const verb = rise > 0 ? 'La frecuencia subió' : 'La frecuencia bajó';
  return [
    {
      clave: 'pendiente',
      log_odds: clamp((per_spread * rise) / hr.spread, least, most),
      texto: `${verb} unos ${Math.round(Math.abs(rise))} lpm en ${Math.round(minutes)} minutos`,
    },
  ];
}

function slopeOf(points: readonly { minute: number; hr: number }[]): number {
  const mean = (of: (point: { minute: number; hr: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const minute = mean((point) => point.minute);
  const hr = mean((point) => point.hr);
  const variance = mean((point) => (point.minute - minute) ** 2);
  return variance === 0 ? 0 : mean((point) => (point.minute - minute) * (point.hr - hr)) / variance;
}

function dispersion({ hr_std }: VentanaFacts, { hr_std: usual }: Baseline): Factor[] {
  if (hr_std === null || hr_std <= 0 || usual === null) return [];
  const { per_doubling, most } = BODY.dispersion;
  const doublings = Math.log2(hr_std / usual);
  const texto = doublings > 0 ? 'más cambiante' : 'más estable';
  return [
    {
      clave: 'dispersion',
      log_odds: clamp(per_doubling * doublings, -most, most),
      texto: `Frecuencia ${texto} de lo habitual dentro de la ventana`,
    },
  ];
}

function variabilidad({ rmssd }: VentanaFacts, { ln_rmssd }: Baseline): Factor[] {
  if (rmssd === null || rmssd <= 0 || ln_rmssd === null) return [];
  const { per_spread, most } = BODY.variabilidad;
  const below = (ln_rmssd.median - Math.log(rmssd)) / ln_rmssd.spread;
  const figures = `RMSSD ${Math.round(rmssd)} ms, lo habitual ${Math.round(Math.exp(ln_rmssd.median))} ms`;
  const texto = below > 0 ? 'menor' : 'mayor';
  return [
    {
      clave: 'variabilidad',
      log_odds: clamp(per_spread * below, -most, most),
      texto: `Variabilidad ${texto} de lo habitual (${figures})`,
    },
  ];
}

/** Takes back what motion explains of a raised heart rate, and no more than was raised. */
function movimiento(ventana: VentanaFacts, stillness: number, raised: number): Factor[] {
  if (raised === 0 || stillness === 1) return [];
  const now = ownStillness(ventana);
  const texto =
    now === null
      ? 'Sin datos de movimiento: la frecuencia cuenta la mitad'
      : now < 1
        ? `El movimiento explica ${stillness === 0 ? 'la frecuencia elevada' : 'parte de la frecuencia elevada'}`
        : 'El movimiento de hace unos minutos explica parte de la frecuencia elevada';
  return [{ clave: 'movimiento', log_odds: -(1 - stillness) * raised, texto }];
}

/** Takes back what a cigarette just smoked explains of what motion left. */
function cigarrillo({ window_start }: VentanaFacts, { consumos }: Past, raised: number): Factor[] {
  const justNow = consumos.some((at) => {
    const age = window_start.getTime() - at.getTime();
    return age > 0 && age <= CIGARRILLO.minutes * 60_000;
  });
  if (!justNow || raised === 0) return [];
  return [
    {
      clave: 'cigarrillo',
      log_odds: -CIGARRILLO.share * raised,
      texto: 'Un consumo reciente eleva por sí solo la frecuencia',
    },
  ];
}
