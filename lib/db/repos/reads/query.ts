import type pg from 'pg';
import type { AsOf } from '@/lib/domain/terms';
import { seenAsOf } from '../../as-of';

/** One prepared statement on the connection of a read: inside a transaction all of them see the same state. */
export type Query = <Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<Row[]>;

/** `as_of`: of the data as it was then. */
export function queryOn(client: Pick<pg.PoolClient, 'query'>, as_of?: AsOf): Query {
  return async <Row extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]) => {
    const statement = as_of
      ? { name: `${name}_as_of`, ...seenAsOf(text, values, as_of) }
      : { name, text, values: [...values] };
    return (await client.query<Row>(statement)).rows;
  };
}

/** A row as the driver gives it: instants as dates. */
export type Dated<Row, Key extends keyof Row> = {
  [K in keyof Row]: K extends Key ? Date | Extract<Row[K], null> : Row[K];
};

/** Two arrays for `unnest`. */
export function bounds(periods: readonly { from: Date; to: Date }[]): [Date[], Date[]] {
  return [periods.map(({ from }) => from), periods.map(({ to }) => to)];
}
