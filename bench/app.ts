import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { CHANNELS, type Channel, channelNamed } from '@/lib/channels/registry';
import { ALCANCES } from '@/lib/domain/access';
import { type Cursor, parseCursor } from '@/lib/domain/cursor';
import type { SensorRow } from '@/lib/domain/reads';
import { openTokenSession } from '@/lib/domain/use-cases/tokens';
import type { Rol } from '@/lib/domain/usuarios';
import { readConfig } from '@/lib/server/config';
import { createWebServer } from '@/lib/server/http';
import { createLogger } from '@/lib/server/logger';
import { createRuntime } from '@/lib/server/runtime';
import { memoryNow, serveCommands } from './child';
import { middayZone } from './people';
import { nowMs } from './stats';

export type Person = { usuario_id: number; consumidor_id: number; token: string };

/** The real server without its pages, with commands to make people and to tell when it pushed. */
const runtime = await createRuntime(
  { ...readConfig({ ...process.env, NODE_ENV: 'test', LATIDO_LIMITS: '0' }), demo: false },
  createLogger('silent'),
);
const { server } = createWebServer(runtime);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const pushes: number[] = [];

const ends = new Map<number, Cursor>();

async function streamEnd(channel: Channel, consumidorId: number): Promise<Cursor> {
  const { cursor } = await runtime.snapshots.current(channel, consumidorId);
  return parseCursor(cursor) ?? { epoch: 0, offset: 0 };
}

function rowOf(seq: number): SensorRow {
  const at = new Date().toISOString();
  const gyro = { gyro_x: null, gyro_y: null, gyro_z: null };
  const accel = { accel_x: 0.02, accel_y: -0.11, accel_z: 0.98 };
  return { id: seq, seq, heart_rate: 72, ...accel, ...gyro, created_at: at, medido_at: at, fuente: 'sensor' };
}

async function person(rol: Rol): Promise<Person> {
  const usuario = await runtime.repos.usuarios.create({
    nombre: `Persona ${rol}`,
    email: `${randomUUID()}@latido.test`,
    rol,
    zona_horaria: middayZone(),
    password_hash: 'none',
  });
  const { access } = await openTokenSession(runtime, { id: usuario.id });
  return { usuario_id: usuario.id, consumidor_id: usuario.consumidor_id ?? 0, token: access };
}

async function device(consumidorId: number, cadencia_ms: number): Promise<string> {
  const key = runtime.secrets.key();
  const nuevo = { nombre: 'Pulsera', tipo: 'pulsera', fuente: 'sensor', cadencia_ms } as const;
  await runtime.repos.dispositivos.create(consumidorId, nuevo, runtime.secrets.fingerprint(key));
  return key;
}

serveCommands({
  port: () => (server.address() as AddressInfo).port,
  person: (rol: Rol) => person(rol),
  cuidador: async (consumidorId: number) => {
    const guest = await person('cuidador');
    await runtime.repos.consentimientos.grant(consumidorId, guest.usuario_id, [...ALCANCES]);
    return guest;
  },
  device: (consumidorId: number) => device(consumidorId, 1_000),
  // Live for hours after its last reading: the estado in what is read stays as it is while the bench runs.
  slowDevice: (consumidorId: number) => device(consumidorId, 3_600_000),
  // The first listener of a topic is called first: its time is when the push begins.
  watch: ({ name, consumidorId }: { name: string; consumidorId: number }) => {
    const channel = CHANNELS.find((one) => one.name === name);
    if (channel) runtime.hub.listen(channel, consumidorId, () => void pushes.push(nowMs()));
  },
  pushes: () => pushes.splice(0),
  // Readings as the ingest tells of them, so that what they cost before is not measured.
  burst: async ({ consumidorId, count }: { consumidorId: number; count: number }) => {
    const channel = channelNamed('sensor_data');
    ends.set(consumidorId, ends.get(consumidorId) ?? (await streamEnd(channel, consumidorId)));
    const { epoch, offset } = ends.get(consumidorId) as Cursor;
    const began = nowMs();
    for (let seq = offset + 1; seq <= offset + count; seq += 1) {
      const part = { epoch, from: seq, to: seq, rows: [rowOf(seq)] };
      runtime.bus.publish({ name: 'lectura.stored', consumidor_id: consumidorId, part });
    }
    ends.set(consumidorId, { epoch, offset: offset + count });
    return began;
  },
  memory: () => memoryNow(),
  cpu: () => process.cpuUsage(),
  // Linux counts in KB.
  peak: () => process.resourceUsage().maxRSS * 1_024,
});
