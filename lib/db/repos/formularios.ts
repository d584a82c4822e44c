import type pg from 'pg';
import { type Formulario, type FormulariosRepo, LISTAS, type Lista } from '@/lib/domain/formularios';

type Row = Omit<Formulario, 'updated_at'> & { updated_at: Date };

const wire = (row: Row): Formulario => ({ ...row, updated_at: row.updated_at.toISOString() });

const namesOf = (lista: Lista) =>
  `ARRAY(SELECT c.nombre FROM ${lista} c WHERE c.id = ANY(f.${lista}) ORDER BY c.orden, c.id) AS ${lista}`;

const FORMULARIOS = `SELECT f.id, h.nombre AS habito, f.habito_otro, ${LISTAS.map(namesOf).join(', ')},
    f.emocion_otra, f.motivo_otro, f.solucion_otra, f.updated_at
  FROM formularios f LEFT JOIN habitos h ON h.id = f.habito_id WHERE f.consumidor_id = $1`;

const LIST = `${FORMULARIOS} ORDER BY h.orden NULLS LAST, h.id, f.id`;

const idsOf = (lista: Lista, parameter: number) =>
  `ARRAY(SELECT id FROM ${lista} WHERE nombre = ANY($${parameter}::text[]) ORDER BY id)`;

const NAMED = `SELECT (SELECT id FROM habitos WHERE nombre = $1) AS habito,
  ${LISTAS.map((lista, at) => `${idsOf(lista, at + 2)} AS ${lista}`).join(', ')}`;

type Named = { habito: number | null } & Record<Lista, number[]>;

const SAVE = `INSERT INTO formularios (consumidor_id, habito_id, habito_otro, emociones, emocion_otra, motivos,
    motivo_otro, soluciones, solucion_otra, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (consumidor_id, coalesce(habito_id, 0), coalesce(catalogo_clave(habito_otro), '')) DO UPDATE SET
    habito_otro = excluded.habito_otro, emociones = excluded.emociones, emocion_otra = excluded.emocion_otra,
    motivos = excluded.motivos, motivo_otro = excluded.motivo_otro, soluciones = excluded.soluciones,
    solucion_otra = excluded.solucion_otra, updated_at = excluded.updated_at
  RETURNING id`;

const REMOVE = 'DELETE FROM formularios WHERE consumidor_id = $1 AND id = $2';

export function formulariosRepo(pool: pg.Pool): FormulariosRepo {
  return {
    list: async (consumidorId) => (await pool.query<Row>(LIST, [consumidorId])).rows.map(wire),

    save: async (consumidorId, formulario, now) => {
      const { habito, habito_otro, emocion_otra, motivo_otro, solucion_otra } = formulario;
      const lists = LISTAS.map((lista) => formulario[lista]);
      const [named] = (await pool.query<Named>(NAMED, [habito, ...lists])).rows as [Named];
      if (habito !== null && named.habito === null) return { unknown: 'habito' };
      const unknown = LISTAS.find((lista) => named[lista].length < formulario[lista].length);
      if (unknown) return { unknown };
      const { emociones, motivos, soluciones } = named;
      const answers = [emociones, emocion_otra, motivos, motivo_otro, soluciones, solucion_otra];
      const values = [consumidorId, named.habito, habito_otro, ...answers, now];
      const [saved] = (await pool.query<{ id: number }>(SAVE, values)).rows;
      const { rows } = await pool.query<Row>(`${FORMULARIOS} AND f.id = $2`, [consumidorId, saved?.id]);
      return wire(rows[0] as Row);
    },

    remove: async (consumidorId, id) => (await pool.query(REMOVE, [consumidorId, id])).rowCount === 1,
  };
}
