import type pg from 'pg';
import type { CatalogoName, CatalogoRow } from '@/lib/domain/catalogos';
import type { CatalogosRepo } from '@/lib/domain/log-ports';

const CATALOGOS: Record<CatalogoName, string> = {
  habitos: 'SELECT id, nombre, descripcion, es_cigarrillo FROM habitos ORDER BY id',
  emociones: 'SELECT id, nombre, descripcion FROM emociones ORDER BY id',
};

export function catalogosRepo(pool: pg.Pool): CatalogosRepo {
  return {
    list: async <Name extends CatalogoName>(name: Name) =>
      (await pool.query(CATALOGOS[name])).rows as CatalogoRow<Name>[],
  };
}
