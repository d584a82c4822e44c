import type { PrismaClient } from '@/lib/db/generated/client';
import { newConsumidor, newUsuarioStreams } from '@/lib/db/repos/usuarios';
import type { Alcance } from '@/lib/domain/access';
import type { Clock } from '@/lib/domain/clock';
import { PASOS, type Paso } from '@/lib/domain/inicio';
import type { Passwords, Repos } from '@/lib/domain/ports';
import { DAY_MS, fechaOf } from '@/lib/domain/time';
import { DEMO_CONSUMIDOR, DEMO_CUIDADOR, DEMO_SIMULADA } from '@/scripts/demo-accounts.mjs';
import { seedBoard } from './seed-board';
import { createDeseos, type DemoDeseo } from './seed-deseos';

const DEMO_ALCANCES: Alcance[] = ['estado', 'frecuencia', 'movimiento', 'deseos'];
const ZONE = 'America/Tijuana';

/** Some cravings of the last days, so that the demo is not empty: hours ago, outcome, minutes it took. The first has not smoked. */
const DEMO_DESEOS: { id: number; deseos: DemoDeseo[] }[] = [
  {
    id: DEMO_CONSUMIDOR.id,
    deseos: [
      { tipo: 'sustancia', intensidad: 7, hours: 20, end: { resultado: 'resistido', minutes: 9 } },
      { tipo: 'comida', intensidad: 8, hours: 9, end: { resultado: 'consumido', minutes: 22 } },
      { tipo: 'sustancia', intensidad: 4, hours: 5, end: { resultado: 'resistido', minutes: 6 } },
      { tipo: 'sustancia', intensidad: 6, hours: 2, end: { resultado: 'resistido', minutes: 12 } },
    ],
  },
  {
    id: DEMO_SIMULADA.id,
    deseos: [
      { tipo: 'sustancia', intensidad: 8, hours: 76, end: { resultado: 'resistido', minutes: 14 } },
      { tipo: 'bebida', intensidad: 5, hours: 54, end: { resultado: 'resistido', minutes: 7 } },
      { tipo: 'sustancia', intensidad: 9, hours: 51, end: { resultado: 'consumido', minutes: 18 } },
      { tipo: 'sustancia', intensidad: 6, hours: 29, end: { resultado: 'resistido', minutes: 11 } },
      { tipo: 'sustancia', intensidad: 5, hours: 3, end: { resultado: 'resistido', minutes: 8 } },
    ],
  },
];

/** Somebody who stopped three weeks ago, and has told all that there is to tell. */
function demoProfile(now: Date) {
  const done = (paso: Paso) => ({ paso, estado: 'hecho', updated_at: now }) as const;
  return {
    fecha_nacimiento: new Date('1988-05-14'),
    peso: 68.5,
    altura: 166,
    genero: 'mujer',
    fecha_abandono: new Date(fechaOf(new Date(now.getTime() - 21 * DAY_MS), ZONE)),
    consumo_base: 12,
    precio_cajetilla: 85,
    cigarrillos_por_cajetilla: 20,
    moneda: 'MXN',
    inicio_pasos: { create: PASOS.map(done) },
  } as const;
}

/** The demo's people, each once. */
export async function seedDemo(
  prisma: PrismaClient,
  consentimientos: Repos['consentimientos'],
  passwords: Passwords,
  clock: Clock,
): Promise<void> {
  await seedFirst(prisma, consentimientos, passwords, clock);
  await seedBoard(prisma, consentimientos, passwords, clock);
}

/** Consumidores 22 (a recording) and 23 (simulated), and a cuidador who may see both. */
async function seedFirst(
  prisma: PrismaClient,
  consentimientos: Repos['consentimientos'],
  passwords: Passwords,
  clock: Clock,
): Promise<void> {
  if (await prisma.usuarios.findUnique({ where: { email: DEMO_CONSUMIDOR.email } })) return;
  const now = clock.now();
  const password_hash = await passwords.hash(DEMO_CONSUMIDOR.password);
  await prisma.$transaction([
    ...[
      { ...DEMO_CONSUMIDOR, nombre: 'Alma Demo' },
      { ...DEMO_SIMULADA, nombre: 'Carla Simulada' },
    ].map(({ id, email, nombre }) =>
      prisma.usuarios.create({
        data: {
          id,
          nombre,
          email,
          password_hash,
          email_verified_at: now,
          rol: 'consumidor',
          streams: newUsuarioStreams(now),
          consumidor: { create: { id, ...newConsumidor(ZONE, now), ...demoProfile(now) } },
        },
      }),
    ),
    prisma.usuarios.create({
      data: {
        nombre: 'Bruno Demo',
        email: DEMO_CUIDADOR.email,
        password_hash,
        email_verified_at: now,
        rol: 'cuidador',
        streams: newUsuarioStreams(now),
      },
    }),
    ...DEMO_DESEOS.flatMap(({ id, deseos }) => createDeseos(prisma, id, deseos, now)),
  ]);
  const cuidador = await prisma.usuarios.findUniqueOrThrow({ where: { email: DEMO_CUIDADOR.email } });
  for (const { id } of [DEMO_CONSUMIDOR, DEMO_SIMULADA])
    await consentimientos.grant(id, cuidador.id, DEMO_ALCANCES);
}
