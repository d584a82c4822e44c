import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHANNELS } from '@/lib/channels/registry';
import { openLives } from '@/lib/testing/life';
import { createTestDatabase } from '@/lib/testing/test-app';
import { channelReads } from '.';

const lives = openLives(await createTestDatabase());
afterAll(() => lives.close());

type Statement = { name: string; text: string; values: unknown[] };
type Node = { 'Node Type': string; 'Relation Name'?: string; 'Index Cond'?: string; Plans?: Node[] };

/** Catalogues are a few rows for everybody: reading them whole is right. */
const CATALOGUES = ['habitos', 'emociones'];

const NOW = new Date('2026-11-24T20:00:00Z');
const DAY = new Date('2026-11-24T08:00:00Z');
const statements = new Map<string, Statement>();

/** Every statement of every channel, whatever it finds. */
async function collect(id: number): Promise<void> {
  const { pool } = lives.database;
  const query = (statement: Statement) => {
    statements.set(statement.name, statement);
    return pool.query(statement);
  };
  const reads = channelReads({ query } as never);
  const past = channelReads({ query } as never, { until: NOW, day: DAY });
  const subject = { consumidor_id: id, usuario_id: id, zona_horaria: 'America/Tijuana' };
  const context = { reads, now: NOW, subject, last: [] };
  for (const channel of CHANNELS) {
    await channel.load(context as never, 10, channel.pages && NOW);
    await channel.since?.(context as never, 0, 10, 10);
    if (channel.coarsest === 'vivo' || channel.of === 'usuario') continue;
    await channel.load({ ...context, reads: past } as never, 10, channel.pages && NOW);
  }
}

async function planOf({ text, values }: Statement): Promise<Node[]> {
  const client = await lives.database.pool.connect();
  try {
    // The tables of a test are small; what is asked is whether an index could serve.
    await client.query('SET enable_seqscan = off');
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${text}`, values);
    const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
    return nodes(rows[0]['QUERY PLAN'][0].Plan);
  } finally {
    await client.query('RESET enable_seqscan');
    client.release();
  }
}

const tablesOf = (nodes: readonly Node[]) =>
  nodes.flatMap((node) => node['Relation Name'] ?? []).map((name) => name.replace(/_\d{8}$/, ''));

beforeAll(async () => {
  const { consumidor_id, wear } = await lives.born('America/Tijuana');
  await wear([{ at: '2026-11-24T19:00:00Z', heart_rate: 70 }]);
  await collect(consumidor_id);
});

test('every channel asked the database something, but the one that is told its answer', () => {
  expect(statements.size).toBeGreaterThanOrEqual(CHANNELS.length);
});

test('only the channel of readings touches readings', async () => {
  const touching: string[] = [];
  for (const [name, statement] of statements)
    if (tablesOf(await planOf(statement)).includes('lecturas')) touching.push(name);
  expect(touching.sort()).toEqual(['sensor_latest', 'sensor_since']);
});

test('every statement finds its rows by an index', async () => {
  for (const [name, statement] of statements) {
    const nodes = (await planOf(statement)).filter((node) => node['Node Type'].includes('Scan'));
    for (const node of nodes) {
      const table = node['Relation Name'];
      if (!table || CATALOGUES.includes(table)) continue;
      const byIndex = /^(Index Scan|Index Only Scan|Bitmap Heap Scan)$/.test(node['Node Type']);
      expect(byIndex, `${name}: ${node['Node Type']} of ${table}`).toBe(true);
    }
    for (const node of nodes.filter((one) => one['Node Type'].includes('Index')))
      expect(
        node['Index Cond'] ?? CATALOGUES.find((table) => table === node['Relation Name']),
        name,
      ).toBeTruthy();
  }
});
