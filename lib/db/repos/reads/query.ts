import type pg from 'pg';

/** One prepared statement on the connection of a read: inside a transaction all of them see the same state. */
export type Query = <Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<Row[]>;

export function queryOn(client: Pick<pg.PoolClient, 'query'>): Query {
  return async <Row extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]) =>
    (await client.query<Row>({ name, text, values: [...values] })).rows;
}

/** A row as the driver gives it: instants as dates. */
export type Dated<Row, Key extends keyof Row> = {
  [K in keyof Row]: K extends Key ? Date | Extract<Row[K], null> : Row[K];
};

/** Two arrays for `unnest`. */
export function bounds(periods: readonly { from: Date; to: Date }[]): [Date[], Date[]] {
  return [periods.map(({ from }) => from), periods.map(({ to }) => to)];
}
