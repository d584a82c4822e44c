import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

/**
 * Who holds the port and the data directory. `start.json` names the processes of a start: one whose terminal was
 * killed leaves a server behind, and only its number helps to end it.
 */
const fileOf = (dataDir) => path.join(dataDir, 'start.json');

/** Throws, with what to do, when another Latido is at work there: better now than after the build. */
export async function requireFree({ port, host, url, dataDir }) {
  const other = readNote(dataDir);
  if (other !== undefined && (await isLatido(other.url))) {
    throw new Error(
      `Ya hay un Latido con los datos de ${dataDir}: ${other.url}. Deténlo (kill ${other.pids.find(isAlive)}), o usa otros: LATIDO_DATA_DIR=… npm start`,
    );
  }
  const fault = await tryListen(port, host);
  if (fault === undefined) return;
  if (fault.code !== 'EADDRINUSE')
    throw new Error(`No se puede escuchar en ${host}:${port}: ${fault.message}`);
  const who = (await isLatido(url)) ? 'ahí ya responde un Latido' : 'lo tiene otro programa';
  throw new Error(
    `El puerto ${port} está ocupado: ${who}. Deténlo, o elige otro: PORT=${port + 1} npm start`,
  );
}

/** `pids`: the process to end, and those to end when the ones before are gone. */
export function leaveNote({ dataDir, url }, pids) {
  writeFileSync(fileOf(dataDir), JSON.stringify({ url, pids }));
}

export function removeNote({ dataDir }) {
  rmSync(fileOf(dataDir), { force: true });
}

function readNote(dataDir) {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
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
