import type pg from 'pg';
import { jsonFile } from '@/lib/domain/archive/manifest';
import type { Line } from '@/lib/domain/archive/ports';
import { rowChecker } from './check-row';
import type { Faults } from './faults';
import type { Numbered, Stage } from './stage';
import { type NewIds, translator } from './translate';

type Given = { holder: number; signed: boolean; newIds: NewIds; faults: Faults };

/** Stages the lines of a table that are fit for it, and tells why the others are not. */
export async function loadLines(
  client: pg.PoolClient,
  stage: Stage,
  lines: AsyncIterable<readonly Line[]>,
  { faults, ...given }: Given,
): Promise<void> {
  const { table, columns } = stage;
  const { filled = {}, found = {} } = table.back ?? {};
  const told = columns.filter(({ name }) => !(name in filled) && !(name in found));
  const check = rowChecker(table.table, told, await translator(client, { table, columns, ...given }));
  const archivo = jsonFile(table.table);
  for await (const some of lines) {
    const rows: Numbered[] = [];
    for (const { linea, text } of some) {
      const checked = check(text);
      if (checked && 'motivo' in checked) faults.add({ archivo, linea, ...checked });
      else if (checked) rows.push({ linea, row: checked.row });
    }
    for (const linea of await stage.add(rows))
      faults.add({ archivo, linea, motivo: 'no cumple las reglas de su tabla' });
  }
}
