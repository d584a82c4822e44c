import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { CHANNELS } from '@/lib/channels/registry';
import { ALCANCES } from '@/lib/domain/access';
import { openTokenSession } from '@/lib/domain/use-cases/tokens';
import type { Rol } from '@/lib/domain/usuarios';
import { readConfig } from '@/lib/server/config';
import { createWebServer } from '@/lib/server/http';
import { createLogger } from '@/lib/server/logger';
import { createRuntime } from '@/lib/server/runtime';
import { serveCommands } from './child';
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

async function person(rol: Rol): Promise<Person> {
  const usuario = await runtime.repos.usuarios.create({
    nombre: `Persona ${rol}`,
    email: `${randomUUID()}@latido.test`,
    rol,
    zona_horaria: middayZone(),
    password_hash: 'none',
  });
  const { access } = await openTokenSession(runtime, usuario.id);
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
  cpu: () => process.cpuUsage(),
});
