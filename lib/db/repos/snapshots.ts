import type pg from 'pg';
import type { Fuente } from '@/lib/domain/lecturas';
import type { SnapshotsSource, Version } from '@/lib/domain/ports';
import { transaction } from '../client';
import { channelReads } from './channel-reads';

type Row = {
  zona_horaria: string;
  stream: 'lecturas' | 'deseos';
  epoch: number;
  last_offset: number;
  medido_at: Date | null;
  cadencia_ms: number;
  fuente: Fuente;
};

const VERSION = `
SELECT c.zona_horaria, s.stream, s.epoch, s.last_offset, d.medido_at, d.cadencia_ms, d.fuente
FROM consumidores c
JOIN streams s ON s.consumidor_id = c.id
LEFT JOIN LATERAL (
  SELECT ultimo_medido_at AS medido_at, cadencia_ms, fuente FROM dispositivos
  WHERE consumidor_id = c.id AND ultimo_medido_at IS NOT NULL ORDER BY ultimo_medido_at DESC LIMIT 1
) d ON true
WHERE c.id = $1`;

export function snapshotsSource(pool: pg.Pool): SnapshotsSource {
  return {
    version: (consumidorId) => readVersion(pool, consumidorId),
    consistent: (consumidorId, read) =>
      transaction(
        pool,
        async (client) => {
          const version = await readVersion(client, consumidorId);
          return version && read(version, channelReads(client));
        },
        'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
      ),
  };
}

async function readVersion(
  client: Pick<pg.PoolClient, 'query'>,
  consumidorId: number,
): Promise<Version | null> {
  const { rows } = await client.query<Row>({ name: 'version', text: VERSION, values: [consumidorId] });
  const [first] = rows;
  if (!first) return null;
  const cursors = { lecturas: { epoch: 0, offset: 0 }, deseos: { epoch: 0, offset: 0 } };
  for (const row of rows) cursors[row.stream] = { epoch: row.epoch, offset: row.last_offset };
  const { zona_horaria, medido_at, cadencia_ms, fuente } = first;
  return { zona_horaria, cursors, last: medido_at && { medido_at, cadencia_ms, fuente } };
}
