import { parseArgs } from 'node:util';
import { openDatabase } from '@/lib/db/client';
import { embeddedUrl } from '@/lib/db/embedded-server';
import { createRepos } from '@/lib/db/repos';
import { systemClock } from '@/lib/domain/clock';
import { isLatidoError } from '@/lib/domain/errors';
import { registroSchema } from '@/lib/domain/usuarios';
import { readConfig } from '@/lib/server/config';
import { argonPasswords } from '@/lib/server/credentials';

const USAGE = `npm run admin -- create --email EMAIL --nombre NOMBRE
  Makes an administrador. The password is read from LATIDO_PASSWORD or from standard input (10 to 128 characters).
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
    const { password, ...account } = parsed.data;
    const password_hash = await argonPasswords().hash(password);
    const usuario = await repos.adminUsuarios.create(
      { actor_id: null, direccion: null },
      { ...account, rol: 'administrador', password_hash },
      systemClock.now(),
    );
    console.log(`administrador ${usuario.id} created`);
    return 0;
  } catch (error) {
    const told = isLatidoError(error)
      ? error.message
      : `no database answers: is Latido running? (${String(error)})`;
    console.error(told);
    return 1;
  } finally {
    await database.close();
  }
}

process.exitCode = await main();
