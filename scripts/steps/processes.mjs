import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A command or service ended badly; `log` is the file that says more. */
export class ProcessFailed extends Error {
  constructor(message, log) {
    super(message);
    this.log = log;
  }
}

const running = new Set();
/** What a shell says of a command that it cannot start. */
const NOT_FOUND = 127;

/** Runs a command to its end; output goes to `log`, or to the terminal when there is none. Rejects unless it exits 0. */
export async function run(command, args, { log, env = {}, cwd } = {}) {
  const child = launch(command, args, { log, env, cwd });
  const code = await exitOf(child);
  if (code !== 0)
    throw new ProcessFailed(`${path.basename(command)} ${args.join(' ')} terminó con ${code}`, log);
}

/** Ends the commands of `run` that are under way. */
export function endRunning(signal) {
  for (const child of running) child.kill(signal);
}

/**
 * Starts something that keeps running. It gets a process group of its own: Ctrl-C reaches every process of the
 * terminal's group at once, and then nobody could stop things in order.
 */
export function startService(name, command, args, { log, env }) {
  const child = launch(command, args, { log, env, detached: true });
  const service = {
    name,
    log,
    pid: child.pid,
    /** undefined while it runs. */
    code: undefined,
    exited: exitOf(child),
    kill: (signal) => child.kill(signal),
    /** Asks it to end, waits, and insists after `patience` ms. Resolves to its exit code. */
    async stop(patience) {
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), patience);
      const code = await service.exited;
      clearTimeout(insist);
      return code;
    },
  };
  service.exited.then((code) => {
    service.code = code;
  });
  return service;
}

function launch(command, args, { log, env, cwd, detached = false }) {
  const output = log === undefined ? 'inherit' : openLog(log);
  const child = spawn(command, args, {
    cwd,
    detached,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
  });
  if (typeof output === 'number') closeSync(output);
  if (!detached) running.add(child);
  return child;
}

function exitOf(child) {
  return new Promise((resolve) => {
    const end = (code) => {
      running.delete(child);
      resolve(code);
    };
    child.once('error', () => end(NOT_FOUND));
    child.once('exit', (code, signal) => end(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  });
}

/** A new file each time; the one before stays beside it. */
function openLog(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    renameSync(file, `${file}.1`);
  } catch {
    // There was none.
  }
  return openSync(file, 'w', 0o600);
}

/** The last lines of a log; of JSON lines only what a person wants to read. */
export function tailOf(file, lines = 15) {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return '';
  }
  return text.trimEnd().split('\n').slice(-lines).map(readable).join('\n');
}

function readable(line) {
  try {
    const { msg, err } = JSON.parse(line);
    return [msg, err?.message].filter((part) => typeof part === 'string').join(': ') || line;
  } catch {
    return line;
  }
}
