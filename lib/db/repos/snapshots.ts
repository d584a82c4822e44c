import type pg from 'pg';
import { STREAMS, type Stream } from '@/lib/domain/events';
import type { Fuente } from '@/lib/domain/lecturas';
import type { SnapshotsSource, Version } from '@/lib/domain/ports';
import { batched } from '../batched';
import { transaction } from '../client';
import { channelReads } from './channel-reads';

type Row = {
  consumidor_id: number;
  zona_horaria: string;
  stream: Stream;
  epoch: number;
  last_offset: number;
  medido_at: Date | null;
  cadencia_ms: number;
  fuente: Fuente;
};

const VERSIONS = `
SELECT c.id AS consumidor_id, c.zona_horaria, s.stream, s.epoch, s.last_offset, d.medido_at, d.cadencia_ms, d.fuente
FROM consumidores c
JOIN streams s ON s.consumidor_id = c.id
LEFT JOIN LATERAL (
  SELECT ultimo_medido_at AS medido_at, cadencia_ms, fuente FROM dispositivos
  WHERE consumidor_id = c.id AND ultimo_medido_at IS NOT NULL ORDER BY ultimo_medido_at DESC LIMIT 1
) d ON true
WHERE c.id = ANY($1::int[])`;

export function snapshotsSource(pool: pg.Pool): SnapshotsSource {
  return {
    version: batched(
      (ids) => readVersions(pool, ids),
      ({ consumidor_id }) => String(consumidor_id),
    ),
    consistent: (consumidorId, read) =>
      transaction(
        pool,
        async (client) => {
          const [version] = await readVersions(client, [consumidorId]);
          return version ? read(version, channelReads(client)) : null;
        },
        'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
      ),
  };
}

type Client = Pick<pg.PoolClient, 'query'>;

async function readVersions(client: Client, ids: readonly number[]): Promise<VersionOf[]> {
  const { rows } = await client.query<Row>({ name: 'versions', text: VERSIONS, values: [ids] });
  const versions = new Map<number, VersionOf>();
  for (const { consumidor_id, zona_horaria, medido_at, cadencia_ms, fuente, ...at } of rows) {
    const last = medido_at && { medido_at, cadencia_ms, fuente };
    const known = versions.get(consumidor_id) ?? { consumidor_id, zona_horaria, cursors: nowhere(), last };
    known.cursors[at.stream] = { epoch: at.epoch, offset: at.last_offset };
    versions.set(consumidor_id, known);
  }
  return [...versions.values()];
}

type VersionOf = Version & { consumidor_id: number };

const nowhere = () =>
  Object.fromEntries(STREAMS.map((stream) => [stream, { epoch: 0, offset: 0 }])) as Version['cursors'];
