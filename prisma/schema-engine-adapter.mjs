import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';

const CHAR = 18;
const TEXT = 25;

/**
 * What the schema engine asks of a database: `factory` connects it to `url` and to shadow databases,
 * `dropShadows` removes those again, `close` ends every connection.
 */
export async function openAdapters(url) {
  if (!url) return { factory: noDatabase(), dropShadows: async () => {}, close: async () => {} };
  const main = await adapterOn(url);
  const shadows = [];
  const dropShadows = async () => {
    for (const drop of shadows.splice(0)) await drop();
  };
  return {
    factory: {
      provider: 'postgres',
      adapterName: main.adapterName,
      connect: main.connect,
      connectToShadowDb: () => connectToShadow(url, shadows),
    },
    dropShadows,
    close: async () => {
      await dropShadows();
      await main.end();
    },
  };
}

function noDatabase() {
  const refuse = async () => {
    throw new Error('DATABASE_URL is not set');
  };
  return { provider: 'postgres', adapterName: 'none', connect: refuse, connectToShadowDb: refuse };
}

async function adapterOn(databaseUrl) {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => {});
  const factory = new PrismaPg(pool, { disposeExternalPool: false });
  const connect = async () => {
    const connected = withCharacters(await factory.connect());
    const { startTransaction } = connected;
    connected.startTransaction = async (...given) =>
      withCharacters(await startTransaction.apply(connected, given));
    // One simple-protocol batch is one implicit transaction; the adapter's own splits at every ';'.
    connected.executeScript = async (sql) => {
      await pool.query(sql).catch((error) => connected.onError(error));
    };
    return connected;
  };
  return { adapterName: factory.adapterName, connect, end: () => pool.end() };
}

/** An empty scratch database on the same server: PostgreSQL itself says what the migrations make of it. */
async function connectToShadow(url, shadows) {
  const { default: pg } = await import('pg');
  const name = `latido_shadow_${process.pid}_${shadows.length}`;
  const place = new URL(url);
  place.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const shadow = await adapterOn(place.href);
  shadows.push(async () => {
    await shadow.end();
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.end();
  });
  await admin.query(`CREATE DATABASE ${name}`);
  return shadow.connect();
}

/**
 * The engine reads the catalog type "char" (oid 18) as one character: given as text it panics, since
 * PostgreSQL 18 at every NOT NULL constraint. adapter-pg does not know that type at all.
 */
function withCharacters(queryable) {
  const { queryRaw, performIO } = queryable;
  queryable.queryRaw = async (query) => {
    let oids = [];
    const reader = Object.create(queryable, {
      performIO: {
        value: async (...given) => {
          const result = await performIO.apply(queryable, given);
          oids = result.fields.map(({ dataTypeID }) => dataTypeID);
          for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
          return result;
        },
      },
    });
    const { columnTypes, ...rest } = await queryRaw.call(reader, query);
    const typed = columnTypes.map((type, index) => (oids[index] === CHAR ? ColumnTypeEnum.Character : type));
    return { ...rest, columnTypes: typed };
  };
  return queryable;
}
