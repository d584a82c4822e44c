import { round } from '@/lib/domain/metrics/stats';
import { baselineOf } from './baseline';
import { bodyFactors } from './body';
import { contextFactors } from './context';
import type { Factor, Modelo, Past, Piso, VentanaFacts, Verdict } from './types';
import { labelOf, UMBRALES } from './umbrales';
import { PISO, TASA_INICIAL } from './weights';

const ID = 'reglas';
const VERSION = '1';
/** A factor that moves the log-odds by less than this is no reason. */
const NO_REASON = 0.05;

/** Why the model does not judge this ventana, or the factors whose log-odds it adds, weightiest first. */
export type Explanation = { abstencion: string } | { factores: Factor[] };

/**
 * Transparent rules: the log-odds of the initial rate, plus one term for each thing that is known. `piso` is lowered
 * only where a recording is too short for a baseline of an hour.
 */
export function makeReglas(piso: Piso = PISO): Modelo {
  return {
    id: ID,
    version: VERSION,
    predict: (ventana, past, umbrales = UMBRALES) => {
      const explanation = explain(ventana, past, piso);
      if ('abstencion' in explanation) return verdict(null, null, [explanation.abstencion]);
      const probabilidad = round(probabilityOf(explanation.factores), 4);
      return verdict(probabilidad, labelOf(probabilidad, umbrales), reasonsOf(explanation.factores));
    },
  };
}

export function explain(ventana: VentanaFacts, past: Past, piso: Piso = PISO): Explanation {
  const lacking = lackOf(ventana, piso);
  if (lacking !== null) return { abstencion: lacking };
  const baseline = baselineOf(ventana, past.ventanas, piso);
  if (baseline === null || baseline.ventanas < piso.ventanas_base) {
    const have = `${baseline?.ventanas ?? 0} de ${piso.ventanas_base}`;
    return { abstencion: `Aún no hay línea base propia: ${have} ventanas en reposo en los últimos 14 días` };
  }
  const factores = [...bodyFactors(ventana, past, baseline), ...contextFactors(ventana.window_start, past)];
  return { factores: factores.sort((a, b) => Math.abs(b.log_odds) - Math.abs(a.log_odds)) };
}

function lackOf({ coverage, hr_mean, hr_n }: VentanaFacts, piso: Piso): string | null {
  if (coverage < piso.cobertura) {
    return `Faltan lecturas: la ventana tiene ${Math.round(coverage * 100)} % y hace falta ${Math.round(piso.cobertura * 100)} %`;
  }
  if (hr_mean === null) return 'Sin frecuencia cardiaca en la ventana';
  if (hr_n < piso.hr_n) {
    return `Muy pocas mediciones de frecuencia: ${hr_n} y hacen falta ${piso.hr_n}`;
  }
  return null;
}

function probabilityOf(factores: readonly Factor[]): number {
  const start = Math.log(TASA_INICIAL / (1 - TASA_INICIAL));
  return 1 / (1 + Math.exp(-factores.reduce((sum, { log_odds }) => sum + log_odds, start)));
}

function reasonsOf(factores: readonly Factor[]): string[] {
  const reasons = factores.filter(({ log_odds }) => Math.abs(log_odds) >= NO_REASON);
  return reasons.length === 0 ? ['Todo está en su nivel habitual'] : reasons.map(({ texto }) => texto);
}

function verdict(probabilidad_modelo: number | null, urge_label: 0 | 1 | null, razones: string[]): Verdict {
  return { modelo_usado: `${ID}@${VERSION}`, probabilidad_modelo, urge_label, razones };
}
