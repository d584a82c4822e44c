import { parseArgs } from 'node:util';
import { openDatabase } from '@/lib/db/client';
import { embeddedUrl } from '@/lib/db/embedded-server';
import { createRepos } from '@/lib/db/repos';
import { systemClock } from '@/lib/domain/clock';
import { isLatidoError } from '@/lib/domain/errors';
import { createAdministrador } from '@/lib/domain/use-cases/accounts';
import { registroSchema } from '@/lib/domain/usuarios';
import { readConfig } from '@/lib/server/config';
import { argonPasswords } from '@/lib/server/credentials';
import { createLeakedPasswords } from '@/lib/server/leaked-passwords';
import { createLogger } from '@/lib/server/logger';

const USAGE = `npm run admin -- create --email EMAIL --nombre NOMBRE
  Makes an administrador. The password is read from LATIDO_PASSWORD or from standard input (10 to 200 characters,
  none that is common, breached, or has the name or the address in it).
  Latido must be running (embedded database) or DATABASE_URL must be set.`;

async function readPassword(): Promise<string> {
  if (process.env.LATIDO_PASSWORD) return process.env.LATIDO_PASSWORD;
  if (process.stdin.isTTY) process.stdout.write('Password: ');
  for await (const line of process.stdin) return String(line).split('\n')[0] ?? '';
  return '';
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { email: { type: 'string' }, nombre: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help || positionals[0] !== 'create' || !values.email || !values.nombre) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const { email, nombre } = values;
  const parsed = registroSchema.safeParse({ email, nombre, password: await readPassword(), rol: 'cuidador' });
  if (!parsed.success) {
    for (const issue of parsed.error.issues) console.error(`${issue.path.join('.')}: ${issue.message}`);
    return 1;
  }
  const config = readConfig();
  const database = openDatabase(config.databaseUrl ?? embeddedUrl(config.dataDir), 2);
  try {
    const repos = createRepos(database, systemClock);
    const leaked = createLeakedPasswords(config.breachedPasswordsUrl, createLogger('warn'));
    const usuario = await createAdministrador(
      { repos, passwords: argonPasswords(), leaked, clock: systemClock },
      parsed.data,
    );
    console.log(`administrador ${usuario.id} created`);
    return 0;
  } catch (error) {
    const told = isLatidoError(error)
      ? (error.errors ?? []).map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`).join('\n') ||
        error.message
      : `no database answers: is Latido running? (${String(error)})`;
    console.error(told);
    return 1;
  } finally {
    await database.close();
  }
}

process.exitCode = await main();
