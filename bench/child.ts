import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { bundled } from '@/lib/testing/bundle';

type Answer = { id: number; result?: unknown; error?: string };

/** A server in a process of its own, so that it shares no event loop with the load. */
export type Child = {
  port: number;
  ask<T>(command: string, body?: unknown): Promise<T>;
  end(signal?: 'SIGKILL'): Promise<void>;
};

/** `hear` gets all that it says; without it that is said here. */
export async function startChild(
  script: string,
  env: Record<string, string>,
  hear?: (text: string) => void,
): Promise<Child> {
  const child = fork(
    await bundled(path.join(import.meta.dirname, script), path.basename(script, '.ts')),
    [],
    {
      execArgv: ['--expose-gc'],
      silent: hear !== undefined,
      env: { ...process.env, ...env },
      serialization: 'advanced',
    },
  );
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => hear?.(text));
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it was ready`)));
  });
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  child.on('message', ({ id, result, error }: Answer) => {
    const waiter = pending.get(id);
    pending.delete(id);
    if (error === undefined) waiter?.resolve(result);
    else waiter?.reject(new Error(error));
  });
  child.on('exit', (code) => {
    for (const { reject } of pending.values()) reject(new Error(`${script} ended with ${code}`));
    pending.clear();
  });
  const ask = <T>(command: string, body?: unknown): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const id = ++last;
      pending.set(id, { resolve: (value) => resolve(value as T), reject });
      child.send({ id, command, body }, (error) => error && reject(error));
    });
  await ready;
  const port = await ask<number>('port');
  return { port, ask, end: (signal) => endProcess(child, signal) };
}

/** Bytes that this process really holds, after what can be thrown away was: children run with `--expose-gc`. */
export function memoryNow(): number {
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The child's side: answers each command with what its handler returns. */
export function serveCommands(handlers: Record<string, (body: never) => unknown>): void {
  process.on('message', ({ id, command, body }: { id: number; command: string; body: unknown }) => {
    Promise.resolve()
      .then(() => handlers[command]?.(body as never))
      .then(
        (result) => process.send?.({ id, result }),
        (error: unknown) => process.send?.({ id, error: String(error) }),
      );
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ id: 0 });
}

/** Runs a program to its end; what it said is told only when it failed. */
export async function runProgram(args: string[], env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'pipe' });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${said}`);
}

/** Asks politely first. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await exited;
  clearTimeout(late);
}
