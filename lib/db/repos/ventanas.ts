import type pg from 'pg';
import { type Closed, GRACE_MS, type Judge, type VentanasRepo } from '@/lib/domain/analisis';
import { windowStats } from '@/lib/domain/metrics/stats';
import { PAST_MS, type Past, type VentanaFacts } from '@/lib/domain/modelo/types';
import { VENTANA_MS } from '@/lib/domain/time';
import { plainArray, textArray } from '../arrays';
import { transaction } from '../client';
import { IS_LIVING } from '../living';
import { advanceStreams, lockStreams } from '../streams';
import { SUMS_SELECT, type SumsRow, wideSums } from '../sums-row';
import { ANALISIS_COLUMNS, type AnalisisRow, wireAnalisis } from './analisis';

const MOST_AT_ONCE = 200;
const MOST_PEOPLE = 100;

/** Over on the device's clock; or on ours, once nothing more is coming. */
const IS_DUE = `v.pendiente AND v.window_start <= $1::timestamptz - interval '${VENTANA_MS + GRACE_MS} ms'
  AND (d.medido_at >= v.window_start + interval '${VENTANA_MS + GRACE_MS} ms'
    OR d.visto_at <= $1::timestamptz - interval '${GRACE_MS} ms')`;

const HEARD = `JOIN LATERAL (SELECT max(ultimo_medido_at) AS medido_at, max(visto_at) AS visto_at
  FROM dispositivos WHERE consumidor_id = v.consumidor_id) d ON true`;

/** Any so many of them: those whose closing fails again and again must not keep the rest waiting. */
const DUE = `SELECT consumidor_id FROM (SELECT DISTINCT v.consumidor_id FROM ventanas v ${HEARD}
    JOIN consumidores c ON c.id = v.consumidor_id JOIN usuarios u ON u.id = c.usuario_id WHERE ${IS_DUE} AND ${IS_LIVING}) p
  ORDER BY random() LIMIT ${MOST_PEOPLE}`;

const TAKE = `SELECT v.id, v.window_start FROM ventanas v ${HEARD} WHERE v.consumidor_id = $2 AND ${IS_DUE}
  ORDER BY v.window_start LIMIT ${MOST_AT_ONCE} FOR UPDATE OF v SKIP LOCKED`;

const FACTS = `SELECT inicio, ${SUMS_SELECT} FROM rollups
  WHERE consumidor_id = $1 AND minutos = 5 AND inicio >= $2 AND inicio <= $3 ORDER BY inicio`;

const CLOSE = `UPDATE ventanas v SET pendiente = false, closed_at = coalesce(v.closed_at, $1), seq = t.seq
  FROM unnest($2::int[], $3::bigint[]) AS t(id, seq) WHERE v.id = t.id`;

/** Feedback is of the ventana, so it outlives a verdict that late readings changed. */
const STORE = `WITH stored AS (
  INSERT INTO analisis (consumidor_id, ventana_id, window_start, seq, modelo_usado, probabilidad_modelo, urge_label,
    razones, created_at)
  SELECT $1, v.id, v.window_start, t.seq, t.modelo, t.probabilidad, t.label, t.razones::text[], $2
  FROM unnest($3::int[], $4::bigint[], $5::text[], $6::float8[], $7::smallint[], $8::text[])
    AS t(ventana_id, seq, modelo, probabilidad, label, razones)
  JOIN ventanas v ON v.id = t.ventana_id
  ON CONFLICT (ventana_id, modelo_usado) DO UPDATE SET seq = excluded.seq, probabilidad_modelo = excluded.probabilidad_modelo,
    urge_label = excluded.urge_label, razones = excluded.razones
  RETURNING *)
SELECT ${ANALISIS_COLUMNS} FROM stored ORDER BY window_start`;

/** A deseo tells the heart rate and the analisis of its ventana: it changed with it. */
const TOUCHED_DESEOS = `UPDATE deseos d SET seq = t.seq FROM (
    SELECT id, $3::bigint + row_number() OVER (ORDER BY created_at, id) AS seq
    FROM unnest($2::timestamptz[]) AS v(window_start) JOIN deseos ON consumidor_id = $1
      AND created_at >= v.window_start AND created_at < v.window_start + interval '${VENTANA_MS} ms'
  ) t WHERE d.id = t.id`;

export function ventanasRepo(pool: pg.Pool): VentanasRepo {
  return {
    due: async (now) =>
      (await pool.query<{ consumidor_id: number }>(DUE, [now])).rows.map(
        ({ consumidor_id }) => consumidor_id,
      ),
    close: (consumidorId, now, judge) =>
      transaction(pool, (client) => closeDue(client, consumidorId, now, judge)),
  };
}

type Taken = { id: number; window_start: Date };

async function closeDue(
  client: pg.PoolClient,
  consumidorId: number,
  now: Date,
  judge: Judge,
): Promise<Closed> {
  const ends = await lockStreams(client, consumidorId, ['analisis', 'deseos', 'ventanas']);
  const taken = (await client.query<Taken>(TAKE, [now, consumidorId])).rows;
  const [first, last] = [taken[0], taken.at(-1)];
  if (!first || !last) return { consumidor_id: consumidorId, analisis: [], deseos_updated: false };

  const from = new Date(first.window_start.getTime() - PAST_MS);
  const facts = await readFacts(client, consumidorId, from, last.window_start);
  const reported = await readReported(client, consumidorId, from);
  const ids = plainArray(taken.map(({ id }) => id));
  const seqsFrom = (end: number) => plainArray(taken.map((_, index) => end + index + 1));
  const verdicts = taken.map(({ window_start }) => judgeOne(judge, window_start, facts, reported));

  await client.query(CLOSE, [now, ids, seqsFrom(ends.ventanas)]);
  const { rows } = await client.query<AnalisisRow>(STORE, [
    consumidorId,
    now,
    ids,
    seqsFrom(ends.analisis),
    textArray(verdicts.map(({ modelo_usado }) => modelo_usado)),
    plainArray(verdicts.map(({ probabilidad_modelo }) => probabilidad_modelo)),
    plainArray(verdicts.map(({ urge_label }) => urge_label)),
    textArray(verdicts.map(({ razones }) => textArray(razones))),
  ]);
  const starts = taken.map(({ window_start }) => window_start);
  const touched = await client.query(TOUCHED_DESEOS, [consumidorId, starts, ends.deseos]);
  const deseos = touched.rowCount ?? 0;
  await advanceStreams(client, consumidorId, {
    ventanas: ends.ventanas + taken.length,
    analisis: ends.analisis + taken.length,
    deseos: ends.deseos + deseos,
  });
  return { consumidor_id: consumidorId, analisis: rows.map(wireAnalisis), deseos_updated: deseos > 0 };
}

async function readFacts(
  client: pg.PoolClient,
  consumidorId: number,
  from: Date,
  to: Date,
): Promise<VentanaFacts[]> {
  const { rows } = await client.query<SumsRow & { inicio: Date }>(FACTS, [consumidorId, from, to]);
  return rows.map(({ inicio, ...row }) => ({
    ...windowStats(wideSums(row), VENTANA_MS),
    window_start: inicio,
  }));
}

type Reported = Omit<Past, 'ventanas'>;

async function readReported(client: pg.PoolClient, consumidorId: number, from: Date): Promise<Reported> {
  const since = [consumidorId, from];
  const zone = await client.query('SELECT zona_horaria FROM consumidores WHERE id = $1', [consumidorId]);
  const consumos = await client.query(
    'SELECT ocurrido_at FROM consumos WHERE consumidor_id = $1 AND ocurrido_at >= $2 ORDER BY 1',
    since,
  );
  const deseos = await client.query(
    'SELECT created_at, resultado FROM deseos WHERE consumidor_id = $1 AND created_at >= $2 ORDER BY 1',
    since,
  );
  const chequeos = await client.query(
    `SELECT f.ocurrido_at AS at, coalesce(e.nombre, f.emocion_otra) AS emocion
     FROM formularios_temporales f LEFT JOIN emociones e ON e.id = f.emocion_id
     WHERE f.consumidor_id = $1 AND f.ocurrido_at >= $2 ORDER BY 1`,
    since,
  );
  return {
    zona_horaria: zone.rows[0]?.zona_horaria ?? 'UTC',
    consumos: consumos.rows.map(({ ocurrido_at }) => ocurrido_at),
    deseos: deseos.rows,
    chequeos: chequeos.rows,
  };
}

function judgeOne(judge: Judge, start: Date, facts: readonly VentanaFacts[], reported: Reported) {
  const from = start.getTime() - PAST_MS;
  const ventanas = facts.filter(({ window_start }) => window_start.getTime() >= from && window_start < start);
  const ventana = facts.find(({ window_start }) => window_start.getTime() === start.getTime());
  if (!ventana) throw new Error(`the ventana of ${start.toISOString()} has no rollup`);
  return judge(ventana, { ...reported, ventanas });
}
