import { randomUUID } from 'node:crypto';
import type { Missed } from '@/lib/channels/define';
import { type ChannelData, type ChannelName, channelNamed } from '@/lib/channels/registry';
import { shown, viewOf } from '@/lib/channels/view';
import { openDatabase } from '@/lib/db/client';
import { createRepos } from '@/lib/db/repos';
import { ALCANCES } from '@/lib/domain/access';
import type { Judge } from '@/lib/domain/analisis';
import type { DeseoTipo, Resultado } from '@/lib/domain/deseos';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import type { NewLectura } from '@/lib/domain/lecturas';
import type { Version } from '@/lib/domain/reads';
import { type Resolucion, scopesAt } from '@/lib/domain/terms';
import { contextFor } from '@/lib/realtime/load-context';

/** An instant in words: ISO 8601 with a zone. */
type At = string;
type Outcome = { resultado: Resultado; at: At };
export type Reading = { at: At } & Partial<
  Pick<NewLectura, 'heart_rate' | 'accel_x' | 'accel_y' | 'accel_z'>
>;

/** A reading in which nothing was measured. */
export const NO_MEASURES = {
  n: null,
  heart_rate: null,
  rr_ms: null,
  accel_x: null,
  accel_y: null,
  accel_z: null,
  gyro_x: null,
  gyro_y: null,
  gyro_z: null,
  contacto: null,
  bateria: null,
  adelantada: false,
} as const;

const date = (at: At) => new Date(at);

/**
 * People whose days are told with their own instants, stored by the repositories, and read by the channels at any
 * moment: the clock of the machine plays no part.
 */
export function openLives(databaseUrl: string) {
  const database = openDatabase(databaseUrl, 4);
  const repos = createRepos(database, { now: () => new Date('2026-01-01T00:00:00Z') });

  const born = async (zona_horaria: string) => {
    const email = `${randomUUID()}@latido.test`;
    const account = { nombre: 'Vida', email, rol: 'consumidor', password_hash: 'none' } as const;
    const { id, consumidor_id } = await repos.usuarios.create({ ...account, zona_horaria });
    if (consumidor_id === null) throw new Error('a consumidor without an id');
    const pairing = { nombre: 'Pulsera', tipo: 'pulsera', fuente: 'sensor', cadencia_ms: 1_000 } as const;
    const key = randomUUID();
    await repos.dispositivos.create(consumidor_id, pairing, key);
    const device = await repos.dispositivos.byKeyHash(key);
    if (!device) throw new Error('a device without a key');
    return { usuario_id: id, ...life(consumidor_id, device) };
  };

  const resolve = (consumidorId: number, id: number, { resultado, at }: Outcome) =>
    repos.deseos.resolve(consumidorId, id, { resultado }, date(at));

  const life = (consumidor_id: number, device: DeviceIdentity) => ({
    consumidor_id,
    /** Readings, received when the newest of them was measured. */
    wear: (readings: readonly Reading[]) => {
      const items = readings.map(({ at, ...values }) => ({
        ...NO_MEASURES,
        ...values,
        medido_ms: date(at).getTime(),
      }));
      const recibido_ms = Math.max(...items.map(({ medido_ms }) => medido_ms));
      return repos.lecturas.append({ device, recibido_ms, items, cuarentena: [] });
    },
    /** Everything that is over at `now` closes. */
    close: async (now: At, judge: Judge) => {
      const closing = async (): Promise<number> =>
        (await repos.ventanas.close(consumidor_id, date(now), judge)).analisis.length;
      while ((await closing()) > 0);
    },
    answer: async (analisisId: number, feedback: 'acierto' | 'falsa_alarma', now: At) => {
      await repos.analisis.judge(consumidor_id, analisisId, feedback, date(now));
    },
    use: async (at: At, cantidad = 1, what: { habito?: string; otro?: string } = {}) => {
      await repos.consumos.create(consumidor_id, { ...what, cantidad, ocurrido_at: date(at) }, date(at));
    },
    crave: async (at: At, outcome?: Outcome, tipo: DeseoTipo = 'sustancia') => {
      const done = await repos.deseos.create(consumidor_id, { tipo, ocurrido_at: date(at) }, date(at));
      if ('unknown' in done) throw new Error('nothing of a catalogue was named');
      const { id } = done.deseo;
      if (outcome) await resolve(consumidor_id, id, outcome);
      return id;
    },
    resolve: (deseoId: number, outcome: Outcome) => resolve(consumidor_id, deseoId, outcome),
    checkIn: async (at: At, emocion: string) => {
      await repos.chequeos.create(consumidor_id, { emocion, ocurrido_at: date(at) }, date(at));
    },
    read: <Name extends ChannelName>(name: Name, now: At, limit?: number, before?: At) =>
      load<Name>(consumidor_id, name, now, limit, before),
    /** What a reader of a resolution who has every scope sees at that moment. */
    seen: async <Name extends ChannelName>(name: Name, resolucion: Resolucion, now: At) => {
      const channel = channelNamed(name);
      const view = viewOf(channel, { alcances: scopesAt(resolucion, ALCANCES), resolucion });
      if (!view) throw new Error(`${name} is not told at ${resolucion}`);
      const size = channel.limits?.default ?? 0;
      const data = await repos.snapshots.consistent(consumidor_id, channel.of, (version, reads, readsAsOf) =>
        channel.load(
          contextFor(resolucion, channel, version, { reads, readsAsOf }, date(now), consumidor_id) as never,
          size,
        ),
      );
      return shown(data, view) as ChannelData<Name>;
    },
    since: async <Name extends ChannelName>(name: Name, offset: number, limit: number, now: At) => {
      const { since, stream } = channelNamed(name);
      if (!since || !stream) throw new Error(`${name} is no stream`);
      return inContext(consumidor_id, name, now, (context, ends) =>
        since(context as never, offset, limit, ends[stream].offset),
      ) as Promise<Missed<ChannelData<Name>> | null>;
    },
  });

  const load = <Name extends ChannelName>(id: number, name: Name, now: At, limit?: number, before?: At) => {
    const channel = channelNamed(name);
    return inContext(id, name, now, async (context) => {
      const size = limit ?? channel.limits?.default ?? 0;
      const data = await channel.load(context as never, size, before ? date(before) : undefined);
      return channel.schema.parse(data) as ChannelData<Name>;
    });
  };

  const inContext = async <T>(
    id: number,
    name: ChannelName,
    now: At,
    read: (context: unknown, ends: Version['cursors']) => Promise<T>,
  ): Promise<T> => {
    const { of } = channelNamed(name);
    const result = await repos.snapshots.consistent(
      id,
      of,
      async ({ zona_horaria, last, cursors }, reads) => {
        const subject = { consumidor_id: id, zona_horaria };
        return { value: await read({ reads, now: date(now), subject, last }, cursors) };
      },
    );
    if (!result) throw new Error(`nobody has the id ${id}`);
    return result.value;
  };

  return { born, database, close: () => database.close() };
}

export type Life = Awaited<ReturnType<ReturnType<typeof openLives>['born']>>;
