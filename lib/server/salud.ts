import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Database } from '@/lib/db/client';
import type { Clock } from '@/lib/domain/clock';
import type { Readiness } from '@/lib/domain/salud';
import { avisosOf, type Measured, type Salud } from '@/lib/domain/salud';
import type { Config } from './config';
import type { Job } from './jobs';
import type { Metrics } from './metrics';

type Parts = {
  config: Pick<Config, 'redisUrl' | 'dataDir'>;
  database: Database;
  readiness(): Promise<Readiness>;
  metrics: Metrics;
  clock: Clock;
  jobs(): readonly Job[];
};

/** How the installation is, seen from this instance. */
export function createSalud(parts: Parts): () => Promise<Salud> {
  const arranco_at = parts.clock.now().toISOString();
  const version = packageVersion();
  return async () => {
    const measured = { ...(await measure(parts)), version, arranco_at };
    return { ...measured, avisos: avisosOf(measured) };
  };
}

async function measure(parts: Parts): Promise<Omit<Measured, 'version' | 'arranco_at'>> {
  const { config, database, readiness, metrics, clock, jobs } = parts;
  const [ready, bytes, figures, latencia, disco] = await Promise.all([
    readiness(),
    databaseBytes(database),
    metrics.figures(),
    metrics.latency(),
    diskOf(config.dataDir),
  ]);
  return {
    at: clock.now().toISOString(),
    base: { responde: ready.database, migrada: ready.migrations, bytes },
    redis: config.redisUrl ? { responde: ready.bus } : null,
    ...figures,
    latencia,
    trabajos: jobs().map((job) => job.status()),
    disco,
  };
}

async function databaseBytes({ pool }: Database): Promise<number | null> {
  try {
    const text = 'SELECT pg_database_size(current_database()) AS bytes';
    return (await pool.query<{ bytes: number }>(text)).rows[0]?.bytes ?? null;
  } catch {
    return null;
  }
}

/** The data folder is not there when the database is elsewhere. */
async function diskOf(folder: string): Promise<Measured['disco']> {
  const found = (await statfs(folder).catch(() => null)) ?? (await statfs('.').catch(() => null));
  if (!found) return null;
  return { total_bytes: found.blocks * found.bsize, libre_bytes: found.bavail * found.bsize };
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version?: string };
  return version ?? '0';
}
