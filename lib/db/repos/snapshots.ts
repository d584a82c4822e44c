import type pg from 'pg';
import type { Heard } from '@/lib/domain/estado';
import { type Owner, STREAMS, type Stream, USUARIO_STREAMS } from '@/lib/domain/events';
import type { SnapshotsSource, Version } from '@/lib/domain/reads';
import { senalOf } from '@/lib/domain/senal';
import { batched } from '../batched';
import { transaction } from '../client';
import { channelReads } from './reads';

type Device = Omit<Heard, 'senal'> & { dispositivo_id: number | null; senal: unknown };

type Row = Device & {
  owner_id: number;
  zona_horaria: string;
  stream: Stream;
  epoch: number;
  last_offset: number;
};

/** A row for each stream and each of the devices that were heard last: as a rule there is one. */
const VERSIONS: Record<Owner, string> = {
  consumidor: `
SELECT c.id AS owner_id, c.zona_horaria, s.stream, s.epoch, s.last_offset, d.*
FROM consumidores c
JOIN streams s ON s.consumidor_id = c.id
LEFT JOIN LATERAL (
  SELECT id AS dispositivo_id, ultimo_medido_at AS medido_at, visto_at, cadencia_ms, fuente, bateria, senal
  FROM dispositivos WHERE consumidor_id = c.id AND visto_at IS NOT NULL ORDER BY visto_at DESC LIMIT 3
) d ON true
WHERE c.id = ANY($1::int[])`,
  usuario: `
SELECT usuario_id AS owner_id, 'UTC' AS zona_horaria, stream, epoch, last_offset, NULL::int AS dispositivo_id
FROM usuario_streams WHERE usuario_id = ANY($1::int[])`,
};

export function snapshotsSource(pool: pg.Pool): SnapshotsSource {
  const versions = { consumidor: versionsOf(pool, 'consumidor'), usuario: versionsOf(pool, 'usuario') };
  return {
    version: (ownerId, of = 'consumidor') => versions[of](ownerId),
    consistent: (ownerId, of = 'consumidor', read) =>
      transaction(
        pool,
        async (client) => {
          const [version] = await readVersions(client, of, [ownerId]);
          if (!version) return null;
          return read(version, channelReads(client), (as_of) => channelReads(client, as_of));
        },
        'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
      ),
  };
}

type Client = Pick<pg.PoolClient, 'query'>;

function versionsOf(pool: pg.Pool, of: Owner) {
  return batched<number, VersionOf>(
    (ids) => readVersions(pool, of, ids),
    ({ owner_id }) => String(owner_id),
  );
}

async function readVersions(client: Client, of: Owner, ids: readonly number[]): Promise<VersionOf[]> {
  const { rows } = await client.query<Row>({ name: `versions_${of}`, text: VERSIONS[of], values: [ids] });
  const versions = new Map<number, Omit<VersionOf, 'last'> & { last: Map<number, Heard> }>();
  for (const { owner_id, zona_horaria, stream, epoch, last_offset, ...device } of rows) {
    const known = versions.get(owner_id) ?? { owner_id, zona_horaria, cursors: nowhere(), last: new Map() };
    known.cursors[stream] = { epoch, offset: last_offset };
    if (device.dispositivo_id !== null) known.last.set(device.dispositivo_id, heardOf(device));
    versions.set(owner_id, known);
  }
  return [...versions.values()].map((version) => ({ ...version, last: [...version.last.values()] }));
}

function heardOf({ medido_at, visto_at, cadencia_ms, fuente, bateria, senal }: Device): Heard {
  return { medido_at, visto_at, cadencia_ms, fuente, bateria, senal: senalOf(senal) };
}

type VersionOf = Version & { owner_id: number };

const nowhere = () =>
  Object.fromEntries(
    [...STREAMS, ...USUARIO_STREAMS].map((stream) => [stream, { epoch: 0, offset: 0 }]),
  ) as Version['cursors'];
