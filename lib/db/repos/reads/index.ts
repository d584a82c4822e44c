import type pg from 'pg';
import type { Reads } from '@/lib/domain/reads';
import type { AsOf } from '@/lib/domain/terms';
import { notificacionReads } from '../notificaciones';
import { analisisReads } from './analisis';
import { consumoReads } from './consumos';
import { deseoReads } from './deseos';
import { lecturaReads } from './lecturas';
import { progresoReads } from './progreso';
import { queryOn } from './query';
import { repeticionReads } from './repeticion';
import { resumenReads } from './resumen';
import { rollupReads } from './rollups';
import { ventanaReads } from './ventanas';

/**
 * The reads of the channels, on one connection: inside a transaction they all see the same state. `as_of`: as the data
 * was then.
 */
export function channelReads(client: Pick<pg.PoolClient, 'query'>, as_of?: AsOf): Reads {
  const query = queryOn(client, as_of);
  return {
    ...lecturaReads(query),
    ...rollupReads(query),
    ...ventanaReads(query),
    ...analisisReads(query),
    ...deseoReads(query),
    ...consumoReads(query),
    ...notificacionReads(query),
    ...resumenReads(query),
    ...progresoReads(query),
    ...repeticionReads(query),
  };
}
