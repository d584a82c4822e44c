import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '@/lib/db/generated/client';
import { newConsumidor, newUsuarioStreams } from '@/lib/db/repos/usuarios';
import type { Alcance } from '@/lib/domain/access';
import type { Clock } from '@/lib/domain/clock';
import type { Passwords, Repos } from '@/lib/domain/ports';
import { lastDays, MINUTE_MS } from '@/lib/domain/time';
import { DEMO_BOARD, DEMO_CUIDADOR, DEMO_LIVING, DEMO_SILENT } from '@/scripts/demo-accounts.mjs';
import { createDeseos, type DemoDeseo } from './seed-deseos';

const ZONE = 'America/Tijuana';
const SILENT_MS = 50 * MINUTE_MS;
const HISTORY_DAYS = 15;

type Shown = { nombre: string; alcances: Alcance[]; urge?: DemoDeseo };

/** One who shares all, one with an open urge, one who shares little, one whose sensor fell silent. */
const PEOPLE: Shown[] = [
  {
    nombre: 'Diego Simulado',
    alcances: ['estado', 'frecuencia', 'movimiento', 'deseos', 'consumos', 'predicciones', 'notas'],
  },
  {
    nombre: 'Elena Simulada',
    alcances: ['estado', 'frecuencia', 'deseos'],
    urge: { tipo: 'sustancia', intensidad: 6, hours: 4 / 60 },
  },
  { nombre: 'Fermín Simulado', alcances: ['estado', 'consumos'] },
  {
    nombre: 'Gloria Simulada',
    alcances: ['estado', 'frecuencia', 'deseos'],
    urge: {
      tipo: 'sustancia',
      intensidad: 6,
      hours: 190 / 60,
      end: { resultado: 'resistido', minutes: 8 },
    },
  },
];

/** More people for the cuidador of the demo, so that the board shows what it is for. */
export async function seedBoard(
  prisma: PrismaClient,
  consentimientos: Repos['consentimientos'],
  passwords: Passwords,
  clock: Clock,
): Promise<void> {
  const [first] = DEMO_BOARD;
  if (!first || (await prisma.usuarios.findUnique({ where: { email: first.email } }))) return;
  const now = clock.now();
  const password_hash = await passwords.hash(first.password);
  const cuidador = await prisma.usuarios.findUniqueOrThrow({ where: { email: DEMO_CUIDADOR.email } });
  for (const [index, { id, email }] of DEMO_BOARD.entries()) {
    const { nombre, alcances, urge } = PEOPLE[index] as Shown;
    const consumidor = { create: { id, ...newConsumidor(ZONE, now) } };
    const streams = newUsuarioStreams(now);
    await prisma.usuarios.create({
      data: { id, nombre, email, password_hash, rol: 'consumidor', streams, consumidor },
    });
    if (urge) await prisma.$transaction(createDeseos(prisma, id, [urge], now));
    await consentimientos.grant(id, cuidador.id, alcances);
  }
  for (const { id } of DEMO_SILENT) await addSilentDevice(prisma, id, now);
  for (const { id } of [...DEMO_LIVING, ...DEMO_SILENT]) await addHistory(prisma, id, now);
}

/** Its key was never given to anybody. */
async function addSilentDevice(prisma: PrismaClient, consumidor_id: number, now: Date): Promise<void> {
  const heard = new Date(now.getTime() - SILENT_MS);
  await prisma.dispositivos.create({
    data: {
      consumidor_id,
      nombre: 'Pulsera simulada',
      tipo: 'pulsera',
      fuente: 'simulado',
      clave_hash: randomUUID(),
      cadencia_ms: 2_000,
      visto_at: heard,
      ultimo_medido_at: heard,
    },
  });
}

/**
 * The rollups that two weeks of a simulated wristband left: readings are gone by then, rollups stay. A slower heart at
 * night, and each person's own level, so that a board has a usual range to show.
 */
const HISTORY = `WITH horas AS (
    SELECT h AS inicio, 1800::bigint AS n,
      (1000 * (57 + 2 * ($1 % 7) + 13 * (1 - cos(2 * pi() * (extract(hour FROM h AT TIME ZONE $4) - 4) / 24)) / 2
        + 3 * sin(extract(doy FROM h) + $1)))::bigint AS hr
    FROM generate_series($2::timestamptz, $3::timestamptz - interval '1 hour', interval '1 hour') h
  ), sumas AS (
    SELECT 60 AS minutos, inicio, n, n * hr AS suma, n * (hr * hr + 25000000) AS cuadrados, hr - 14000 AS minimo,
      hr + 18000 AS maximo FROM horas
    UNION ALL
    SELECT 1440, date_trunc('day', inicio AT TIME ZONE $4) AT TIME ZONE $4, sum(n), sum(n * hr),
      sum(n * (hr * hr + 25000000)), min(hr) - 14000, max(hr) + 18000 FROM horas GROUP BY 2
  )
  INSERT INTO rollups (consumidor_id, minutos, inicio, n, covered_ms, hr_n, hr_sum, hr_sq, hr_min, hr_max, accel_n, accel_mag,
    accel_mag_sq, accel_dev, gyro_n, gyro_sq, rr_n, nn_n, nn_sum, nn_sq, nn_pairs, nn_diff_sq)
  SELECT $1, minutos, inicio, n, 2000 * n, n, suma, cuadrados, minimo, maximo, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM sumas ON CONFLICT DO NOTHING`;

export async function addHistory(prisma: PrismaClient, id: number, now: Date): Promise<void> {
  const from = lastDays(now, HISTORY_DAYS, ZONE).from;
  // Of yesterday and today the simulator tells.
  const to = lastDays(now, 2, ZONE).from;
  await prisma.$executeRawUnsafe(HISTORY, id, from, to, ZONE);
}
