import { createServer } from 'node:net';

/** Throws, with what to do, when somebody already listens there: better now than after the build. */
export async function requireFreePort({ port, host, url }) {
  const fault = await tryListen(port, host);
  if (fault === undefined) return;
  if (fault.code !== 'EADDRINUSE')
    throw new Error(`No se puede escuchar en ${host}:${port}: ${fault.message}`);
  const who = (await isLatido(url)) ? 'ahí ya responde un Latido' : 'lo tiene otro programa';
  throw new Error(
    `El puerto ${port} está ocupado: ${who}. Deténlo, o elige otro: PORT=${port + 1} npm start`,
  );
}

function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

async function isLatido(url) {
  try {
    const response = await fetch(`${url}/api/salud`, { signal: AbortSignal.timeout(2_000) });
    return (await response.json()).status === 'ok';
  } catch {
    return false;
  }
}
