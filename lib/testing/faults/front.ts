import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { freePort } from '@/lib/testing/free-port';
import { until } from './durations';

/** What stands before several instances, and gives each new connection or request to the next one. */
export type Front = { name: string; port: number; close(): Promise<void> };

const CONFIG = path.resolve('docs/nginx.conf');

/** nginx with the documented settings where it is installed; else a stand-in that only takes turns. */
export async function openFront(ports: readonly number[], folder: string): Promise<Front> {
  return spawnSync('nginx', ['-v']).status === 0 ? openNginx(ports, folder) : openTurns(ports);
}

async function openNginx(ports: readonly number[], folder: string): Promise<Front> {
  const port = await freePort();
  const site = await siteOf(ports, port, folder);
  await mkdir(folder, { recursive: true });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const lines = temporary.map((name) => `${name}_temp_path ${path.join(folder, name)};`);
  const main = `daemon off;\nworker_processes 2;\npid ${path.join(folder, 'nginx.pid')};\nerror_log stderr crit;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }\nhttp {\n${lines.join('\n')}\n${site}\n}\n`;
  const file = path.join(folder, 'nginx.conf');
  await writeFile(file, main);
  const child = spawn('nginx', ['-c', file, '-p', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  await until('nginx listens', () => takes(port), 10_000);
  return { name: 'nginx', port, close: () => ended(child).then(() => rm(folder, { recursive: true })) };
}

/** The documented file with the addresses of this run. Fails when they are not where they are looked for. */
async function siteOf(ports: readonly number[], port: number, folder: string): Promise<string> {
  const text = await readFile(CONFIG, 'utf8');
  const servers = /( +server 127\.0\.0\.1:)\d+( [^\n]*\n)(?: +server [^\n]*\n)+/;
  const [, before, after] = servers.exec(text) ?? [];
  if (!before || !text.includes('listen 80;')) throw new Error(`${CONFIG} names no servers`);
  return text
    .replace(servers, ports.map((one) => `${before}${one}${after}`).join(''))
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace(/access_log \S+/, `access_log ${path.join(folder, 'access.log')}`);
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

function takes(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function openTurns(ports: readonly number[]): Promise<Front> {
  let turn = 0;
  const open = new Set<Socket>();
  const server = net.createServer((near) => {
    open.add(near);
    near.on('error', () => {}).on('close', () => open.delete(near));
    turn += 1;
    join(near, [ports[turn % ports.length], ...ports]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { name: 'turns', port: (server.address() as AddressInfo).port, close };
}

/** To the first of them that takes it. */
function join(near: Socket, [port, ...others]: readonly (number | undefined)[]): void {
  if (port === undefined) {
    near.destroy();
    return;
  }
  const far = net.connect(port, '127.0.0.1');
  const next = () => join(near, others);
  far.once('error', next);
  far.once('connect', () => {
    far.off('error', next).on('error', () => near.destroy());
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  });
}
