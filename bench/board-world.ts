import { openDatabase } from '@/lib/db/client';
import { createRepos } from '@/lib/db/repos';
import { MINUTE_MS } from '@/lib/domain/time';
import { createSecrets } from '@/lib/server/credentials';
import { addHistory } from '@/prisma/seed-board';
import { startBuilt } from './built';
import { appSettings, type Scope } from './scope';

export type World = { url: string; keys: string[]; account: { email: string; password: string } };

const CLOCK = { now: () => new Date() };

/** The built application as it ships, its pages too, with people whom one cuidador follows. */
export async function openWorld(scope: Scope, count: number): Promise<World> {
  const databaseUrl = await scope.database();
  const settings = appSettings(scope.folder, databaseUrl);
  const url = await startBuilt(scope, settings);
  const account = { email: 'tablero@latido.test', password: 'una frase de prueba larga' };
  const answer = await fetch(`${url}/api/registro`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, nombre: 'Tablero', rol: 'cuidador' }),
  });
  if (!answer.ok) throw new Error(`the cuidador was answered ${answer.status}`);
  return {
    url,
    account,
    keys: await people(databaseUrl, settings.LATIDO_SECRET ?? '', account.email, count),
  };
}

/** Each with a device of 1 Hz, two weeks of rollups and a deseo; the keys of the devices. */
async function people(url: string, secret: string, cuidador: string, count: number): Promise<string[]> {
  const database = openDatabase(url, 4);
  const repos = createRepos(database, CLOCK);
  const secrets = createSecrets(secret);
  const followedBy = await repos.usuarios.secretByEmail(cuidador);
  if (!followedBy) throw new Error('the cuidador has no account');
  const keys: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { consumidor_id } = await repos.usuarios.create({
      nombre: `Persona ${String(index + 1).padStart(2, '0')}`,
      email: `tablero-${index}@latido.test`,
      rol: 'consumidor',
      zona_horaria: 'America/Tijuana',
      password_hash: 'none',
    });
    if (consumidor_id === null) throw new Error('a consumidor without an id');
    const key = secrets.key();
    const device = { nombre: 'Pulsera', tipo: 'pulsera', fuente: 'sensor', cadencia_ms: 1_000 } as const;
    await repos.dispositivos.create(consumidor_id, device, secrets.fingerprint(key));
    await repos.consentimientos.grant(consumidor_id, followedBy.id, [
      'estado',
      'frecuencia',
      'deseos',
      'consumos',
    ]);
    // A minute apart: fifty urges of the same second are nobody's day, and the age of each would tick.
    const ocurrido_at = new Date(CLOCK.now().getTime() - (index + 2) * MINUTE_MS);
    await repos.deseos.create(consumidor_id, { tipo: 'sustancia', intensidad: 5, ocurrido_at }, ocurrido_at);
    await addHistory(database.prisma, consumidor_id, CLOCK.now());
    keys.push(key);
  }
  await database.close();
  return keys;
}

/** One reading a second from each, spread over the second; `stop` waits for the last answers. */
export function stream({ url, keys }: World): { sent(): number; failed(): number; stop(): Promise<void> } {
  let [sent, failed, n] = [0, 0, 0];
  const under = new Set<Promise<void>>();
  const post = async (key: string, index: number, turn: number) => {
    const heart_rate = Math.round(70 + 12 * Math.sin(turn / 40 + index) + 4 * Math.sin(turn * 1.7 + index));
    const answer = await fetch(`${url}/api/lecturas`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ n: turn, heart_rate, accel_x: 0.02, accel_y: -0.1, accel_z: 0.98 }),
    });
    await answer.arrayBuffer();
    sent += 1;
    if (answer.status !== 201) failed += 1;
  };
  const timer = setInterval(() => {
    const index = n % keys.length;
    const key = keys[index] ?? '';
    const turn = Math.floor(n / keys.length) + 1;
    n += 1;
    const one: Promise<void> = post(key, index, turn)
      .catch(() => {
        failed += 1;
      })
      .finally(() => under.delete(one));
    under.add(one);
  }, 1_000 / keys.length);
  return {
    sent: () => sent,
    failed: () => failed,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(under);
    },
  };
}
