import type pg from 'pg';
import type { PanelLayoutsRepo } from '@/lib/domain/panel-layout';

type Row = { layout: { order: string[]; hidden: string[] } };

const SAVE = `INSERT INTO panel_layouts (usuario_id, layout, updated_at) VALUES ($1, $2, $3)
  ON CONFLICT (usuario_id) DO UPDATE SET layout = excluded.layout, updated_at = excluded.updated_at`;

export function panelLayoutsRepo(pool: pg.Pool): PanelLayoutsRepo {
  return {
    find: async (usuarioId) => {
      const text = 'SELECT layout FROM panel_layouts WHERE usuario_id = $1';
      const { rows } = await pool.query<Row>(text, [usuarioId]);
      return rows[0]?.layout ?? null;
    },
    save: async (usuarioId, layout, now) => {
      await pool.query(SAVE, [usuarioId, JSON.stringify(layout), now]);
    },
    remove: async (usuarioId) => {
      await pool.query('DELETE FROM panel_layouts WHERE usuario_id = $1', [usuarioId]);
    },
  };
}
