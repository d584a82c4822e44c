import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const turns: (() => void)[] = [];
let begin: typeof import('./own-task').begin;
let inTurn: typeof import('./own-task').inTurn;

async function turn(): Promise<void> {
  turns.shift()?.();
  for (let n = 0; n < 4; n += 1) await Promise.resolve();
}

/** As it is in a browser that can let others in between. */
beforeEach(async () => {
  turns.length = 0;
  vi.stubGlobal('scheduler', { yield: () => new Promise<void>((resolve) => turns.push(resolve)) });
  vi.resetModules();
  ({ begin, inTurn } = await import('./own-task'));
});
afterEach(() => void vi.unstubAllGlobals());

describe('in turn', () => {
  it('each runs in a task of its own, in order, and so do those that come later', async () => {
    const ran: string[] = [];
    for (const word of ['a', 'b']) inTurn(() => void ran.push(word));
    expect(ran).toEqual([]);
    await turn();
    expect(ran).toEqual(['a']);
    inTurn(() => void ran.push('c'));
    await turn();
    expect(ran).toEqual(['a', 'b']);
    await turn();
    expect(ran).toEqual(['a', 'b', 'c']);
    inTurn(() => void ran.push('d'));
    await turn();
    expect(ran).toEqual(['a', 'b', 'c', 'd']);
  });

  it('one that fails is told of, and the next has its turn', async () => {
    const told = vi.fn();
    vi.stubGlobal('reportError', told);
    const error = new Error('x');
    inTurn(() => {
      throw error;
    });
    const ran = vi.fn();
    inTurn(ran);
    await turn();
    await turn();
    expect(told).toHaveBeenCalledWith(error);
    expect(ran).toHaveBeenCalledOnce();
  });

  it('is at once where the browser has no way to wait', () => {
    vi.stubGlobal('scheduler', undefined);
    const ran = vi.fn();
    inTurn(ran);
    expect(ran).toHaveBeenCalledOnce();
  });
});

describe('what is begun', () => {
  it('is ended', async () => {
    const steps: string[] = [];
    const end = begin(() => {
      steps.push('begun');
      return () => void steps.push('ended');
    });
    await turn();
    end();
    expect(steps).toEqual(['begun', 'ended']);
  });

  it('is not begun at all once it was ended', async () => {
    const run = vi.fn(() => () => {});
    begin(run)();
    await turn();
    expect(run).not.toHaveBeenCalled();
  });
});
