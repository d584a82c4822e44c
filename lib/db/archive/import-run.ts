import type pg from 'pg';
import { jsonFile } from '@/lib/domain/archive/manifest';
import type { Holder, ImportOutcome, ImportRun, Line } from '@/lib/domain/archive/ports';
import type { FileCounts } from '@/lib/domain/archive/report';
import { createFaults, type Faults } from './faults';
import { finish } from './finish';
import { restoreInicio } from './inicio';
import { loadLines } from './load';
import { type Placed, place } from './place';
import { restoreProfile } from './profile';
import { openStage, type Stage } from './stage';
import { ARCHIVE_TABLES, type ArchiveTable } from './tables';

/** Two keys of one lock: what for, and whose. */
const IMPORT_LOCK = 7_170_003;
const TRY_LOCK = 'SELECT pg_try_advisory_xact_lock($1, $2) AS mine';

/** What an import knows while it goes on. */
export type Work = {
  client: pg.PoolClient;
  pool: pg.Pool;
  usuarioId: number;
  consumidorId: number;
  now: Date;
  stages: ReadonlyMap<string, Stage>;
  placed: Map<string, Placed>;
  faults: Faults;
};

/** Their rows go where they belong together, at the end. */
const AT_THE_END = ['lecturas', 'rollups'];

export async function openImport(
  pool: pg.Pool,
  { usuario_id, consumidor_id }: Holder,
  signed: boolean,
  now: Date,
): Promise<ImportRun | null> {
  if (consumidor_id === null) return null;
  const client = await pool.connect();
  try {
    // The statements are many and of every kind: what is planned for all of them alike is planned badly here.
    await client.query(
      `BEGIN; SET LOCAL plan_cache_mode = 'auto'; SET LOCAL work_mem = '64MB'; SET LOCAL TimeZone = 'UTC'`,
    );
    const { rows } = await client.query<{ mine: boolean }>(TRY_LOCK, [IMPORT_LOCK, usuario_id]);
    if (!rows[0]?.mine) {
      await close(client, 'ROLLBACK');
      return null;
    }
    const stages = new Map<string, Stage>();
    for (const table of broughtBack(true)) stages.set(table.table, await openStage(client, table));
    const work: Work = {
      client,
      pool,
      usuarioId: usuario_id,
      consumidorId: consumidor_id,
      now,
      stages,
      placed: new Map(),
      faults: createFaults(),
    };
    return runOf(work, signed);
  } catch (error) {
    await close(client, 'ROLLBACK');
    throw error;
  }
}

/** The profile is no list of rows, and comes first. */
function broughtBack(signed: boolean): ArchiveTable[] {
  const isProfile = ({ table }: ArchiveTable) => table === 'consumidores';
  return ARCHIVE_TABLES.filter((one) =>
    isProfile(one) ? signed : one.back && (signed || !one.back.computed),
  );
}

function runOf(work: Work, signed: boolean): ImportRun {
  const { client, faults } = work;
  const files: FileCounts[] = [];
  const counted = (table: string, importadas: number, repetidas: number) => {
    const archivo = jsonFile(table);
    files.push({ archivo, importadas, repetidas, rechazadas: faults.of(archivo) });
  };
  return {
    tables: broughtBack(signed).map(({ table }) => table),
    load: async (table, lines) => {
      const counts = await loadTable(work, table, lines, signed);
      if (counts) counted(table, counts.importadas, counts.repetidas);
    },
    commit: async (dryRun): Promise<ImportOutcome> => {
      try {
        const { counts, moved } = await finish(work, dryRun);
        for (const { table, importadas, repetidas } of counts) counted(table, importadas, repetidas);
        await close(client, dryRun ? 'ROLLBACK' : 'COMMIT');
        return { tables: files, rejected: [...faults.told], moved };
      } catch (error) {
        await close(client, 'ROLLBACK');
        throw error;
      }
    },
    abort: () => close(client, 'ROLLBACK'),
  };
}

type Counts = { importadas: number; repetidas: number };

/** Null for those of which the counts are known at the end. */
async function loadTable(
  work: Work,
  table: string,
  lines: AsyncIterable<readonly Line[]>,
  signed: boolean,
): Promise<Counts | null> {
  const { client, stages, placed, faults, consumidorId, usuarioId } = work;
  const stage = stages.get(table);
  if (!stage) return null;
  const holder = stage.table.of === 'consumidor_id' ? consumidorId : usuarioId;
  const newIds = new Map([...placed].map(([name, { ids }]) => [name, ids]));
  await loadLines(client, stage, lines, { holder, signed, newIds, faults });
  if (AT_THE_END.includes(table)) return null;
  if (table === 'consumidores') {
    const restored = await restoreProfile(client, consumidorId);
    return { importadas: restored ? 1 : 0, repetidas: restored ? 0 : 1 };
  }
  if (table === 'inicio_pasos') return restoreInicio(client, consumidorId);
  const done = await place(client, stage, holder);
  placed.set(table, done);
  for (const linea of done.lost)
    faults.add({ archivo: jsonFile(table), linea, motivo: 'no está lo que nombra' });
  return done;
}

/** A connection that fails in it is not kept. */
async function close(client: pg.PoolClient, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  let broken: Error | undefined;
  try {
    await client.query(how);
  } catch (error) {
    broken = error as Error;
  }
  client.release(broken);
  if (broken && how === 'COMMIT') throw broken;
}
