import { expect, test } from 'vitest';
import { avisosOf, type Measured } from './salud';

const NONE = { p50_ms: null, p95_ms: null, n: 0 };
const WELL: Measured = {
  at: '2026-11-26T10:00:00.000Z',
  version: '1.0.0',
  arranco_at: '2026-11-26T09:59:50.000Z',
  base: { responde: true, migrada: true, bytes: 1 },
  redis: { responde: true },
  conexiones: { paginas: 0, canales: 0, dispositivos: 0 },
  cola_bytes: 0,
  lecturas_por_minuto: 0,
  latencia: { ingest_to_frame: NONE, sensor_to_frame: NONE },
  trabajos: [],
  disco: { total_bytes: 100, libre_bytes: 50 },
};
const job = {
  nombre: 'retention',
  cada_ms: 3_600_000,
  corrio_at: '2026-11-26T09:30:00.000Z',
  duracion_ms: 5,
  resultado: 'bien',
  fallas_seguidas: 0,
} as const;
const codes = (change: Partial<Measured>) => avisosOf({ ...WELL, ...change }).map(({ codigo }) => codigo);

test('nothing is said of what is well, of a lone instance, or of a disk that cannot be asked', () => {
  expect(avisosOf({ ...WELL, trabajos: [job] })).toEqual([]);
  expect(avisosOf({ ...WELL, redis: null, disco: null })).toEqual([]);
});

test('what failed is told before what needs attention', () => {
  const avisos = avisosOf({
    ...WELL,
    cola_bytes: 20_000_000,
    redis: { responde: false },
    trabajos: [{ ...job, fallas_seguidas: 2, resultado: 'falla' }],
  });
  expect(avisos).toEqual([
    { nivel: 'falla', codigo: 'redis', trabajo: null },
    { nivel: 'falla', codigo: 'trabajo_falla', trabajo: 'retention' },
    { nivel: 'atencion', codigo: 'cola', trabajo: null },
  ]);
});

test.each([
  [{ base: { responde: false, migrada: true, bytes: null } }, 'base'],
  [{ base: { responde: true, migrada: false, bytes: 1 } }, 'migraciones'],
  [{ disco: { total_bytes: 100, libre_bytes: 2 } }, 'disco_lleno'],
  [{ disco: { total_bytes: 100, libre_bytes: 9 } }, 'disco_bajo'],
  [{ latencia: { ingest_to_frame: { p50_ms: 1, p95_ms: 1_000, n: 9 }, sensor_to_frame: NONE } }, 'latencia'],
] as const)('one fault gives one aviso: %o', (change, code) => {
  expect(codes(change)).toEqual([code]);
});

test('a job stands still after three of its periods, and after a minute at the soonest', () => {
  const quick = { ...job, cada_ms: 5_000 };
  expect(codes({ trabajos: [{ ...quick, corrio_at: '2026-11-26T09:59:05.000Z' }] })).toEqual([]);
  expect(codes({ trabajos: [{ ...quick, corrio_at: '2026-11-26T09:58:55.000Z' }] })).toEqual([
    'trabajo_tarde',
  ]);
  expect(codes({ trabajos: [{ ...job, corrio_at: '2026-11-26T06:59:00.000Z' }] })).toEqual(['trabajo_tarde']);
  expect(codes({ trabajos: [{ ...job, corrio_at: null }] })).toEqual([]);
});
