import { LatidoError } from '@/lib/domain/errors';
import { STREAMS, type Stream, USUARIO_STREAMS } from '@/lib/domain/events';
import { DAY_MS } from '@/lib/domain/time';
import { advanceStreams, lockStreams } from '../streams';
import { dropExpired, findNew, markCounters, storeNew } from './import-lecturas';
import { addMinutes, findNewMinutes, reopenVentanas, rollUpRest } from './import-rollups';
import type { Work } from './import-run';
import { NOWHERE, type Offsets } from './offsets';
import { place } from './place';

type Count = { table: string; importadas: number; repetidas: number };

/** Devices of now write into hours and days of now: these are left until the streams are held. */
const RECENT_MS = 2 * DAY_MS;
const EVER = { first: new Date(0), last: new Date('2300-01-01T00:00:00Z') };

/**
 * The readings, their rollups and every offset. The streams are held at the end only, and shortly: who waits for them
 * keeps the devices of everybody waiting.
 */
export async function finish(work: Work, dryRun: boolean): Promise<{ counts: Count[]; moved: Stream[] }> {
  const { client, pool, consumidorId, now, stages, placed } = work;
  const stage = stages.get('lecturas');
  const dispositivos = placed.get('dispositivos');
  if (!stage) return { counts: [], moved: [] };
  const ventanas = stages.get('ventanas');
  if (ventanas && !placed.has('ventanas'))
    placed.set('ventanas', await place(client, ventanas, consumidorId));
  const began = await endOfLecturas(work);
  const fresh = await findNew(client, stage, consumidorId, now);
  const minutes = await findNewMinutes(client, consumidorId);
  const counts = [
    { table: 'lecturas', importadas: fresh, repetidas: (await countOf(work, 'lecturas')) - fresh },
    { table: 'rollups', importadas: minutes, repetidas: (await countOf(work, 'rollups')) - minutes },
  ];
  if (dryRun) return { counts, moved: [] };
  const zone = await zoneOf(work);
  const recent = new Date(now.getTime() - RECENT_MS);
  const old = { from: EVER.first, to: recent };
  await addMinutes(client, consumidorId, zone, old);
  await rollUpRest(client, consumidorId, zone, old);
  const kept = await dropExpired(client, now);
  const own = await storeNew(client, pool, stage, consumidorId, kept);
  const made = new Set(dispositivos?.fresh);
  const known = [...new Set(dispositivos?.ids.values())].filter((id) => !made.has(id));
  await markCounters(client, [...made]);

  const ends = await lockStreams(client, consumidorId, STREAMS);
  await refuseLate(work, { after: began, to: ends.lecturas }, own, recent);
  const since = { from: recent, to: EVER.last };
  await addMinutes(client, consumidorId, zone, since);
  await rollUpRest(client, consumidorId, zone, since, own);
  await reopenVentanas(client, consumidorId);
  await markCounters(client, known);
  const moved: Stream[] = await giveOffsets(work, ends);
  if (fresh + minutes > 0) moved.push('lecturas');
  await beginAnew(work, moved);
  return { counts, moved };
}

async function countOf({ client, stages }: Work, table: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${stages.get(table)?.name}`,
  );
  return rows[0]?.n ?? 0;
}

async function zoneOf({ client, consumidorId }: Work): Promise<string> {
  const text = 'SELECT zona_horaria FROM consumidores WHERE id = $1';
  return (await client.query<{ zona_horaria: string }>(text, [consumidorId])).rows[0]?.zona_horaria ?? 'UTC';
}

async function endOfLecturas({ client, consumidorId }: Work): Promise<number> {
  const text = `SELECT last_offset FROM streams WHERE consumidor_id = $1 AND stream = 'lecturas'`;
  return (await client.query<{ last_offset: number }>(text, [consumidorId])).rows[0]?.last_offset ?? 0;
}

/** A late reading that came meanwhile may have changed a minute that was taken for unchanged. @throws conflict */
async function refuseLate(
  { client, consumidorId }: Work,
  { after, to }: Offsets,
  own: Offsets = NOWHERE,
  recent: Date,
): Promise<void> {
  const text = `SELECT 1 FROM lecturas WHERE consumidor_id = $1 AND seq > $2 AND seq <= $3 AND NOT (seq > $4 AND seq <= $5)
    AND medido_at < $6 LIMIT 1`;
  const { rows } = await client.query(text, [consumidorId, after, to, own.after, own.to, recent]);
  if (rows.length > 0)
    throw new LatidoError('conflict', {
      detail: 'Un sensor envió lecturas antiguas mientras tanto: inténtalo otra vez',
    });
}

/** What came in gets the next offsets of its stream, in the order that it had. */
async function giveOffsets(work: Work, ends: Record<(typeof STREAMS)[number], number>): Promise<Stream[]> {
  const { client, consumidorId, usuarioId, stages, placed } = work;
  const own = await lockStreams(client, usuarioId, USUARIO_STREAMS);
  const moved: Stream[] = [];
  for (const [table, { fresh }] of placed) {
    const stream = stages.get(table)?.table.back?.stream;
    if (!stream || fresh.length === 0) continue;
    const before = stream === 'notificaciones' ? own[stream] : ends[stream];
    await client.query(
      `UPDATE ${table} t SET seq = $2 + n.place FROM unnest($1::int[]) WITH ORDINALITY AS n(id, place)
       WHERE t.id = n.id AND t.seq IS NOT NULL`,
      [fresh, before],
    );
    const owner = stream === 'notificaciones' ? usuarioId : consumidorId;
    await advanceStreams(client, owner, { [stream]: before + fresh.length });
    moved.push(stream);
  }
  return moved;
}

/**
 * Readers of what moved get its present state in place of a history of years: their positions count no longer. The end
 * of the readings moves once more, so that an instance that remembers the epoch looks again.
 */
async function beginAnew(
  { client, consumidorId, usuarioId, now }: Work,
  moved: readonly Stream[],
): Promise<void> {
  if (moved.length === 0) return;
  const epoch = `greatest(epoch + 1, ${Math.floor(now.getTime() / 1_000)})`;
  const values = [consumidorId, moved];
  await client.query(
    `UPDATE streams SET epoch = ${epoch}, last_offset = last_offset + (stream = 'lecturas')::int
     WHERE consumidor_id = $1 AND stream = ANY($2)`,
    values,
  );
  const own = `UPDATE usuario_streams SET epoch = ${epoch} WHERE usuario_id = $1 AND stream = ANY($2)`;
  await client.query(own, [usuarioId, moved]);
}
