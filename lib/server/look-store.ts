import type { AccesosRepo, LookSpan } from '@/lib/domain/accesos';

/** Repeats wait this long for each other. */
const GATHER_MS = 1_000;

type Logger = { error(context: object, message: string): void };

export type LookStore = ReturnType<typeof createLookStore>;

/** Gathers what is to be recorded: one query for all, one at a time. What could not be recorded is tried again. */
export function createLookStore(repo: Pick<AccesosRepo, 'record'>, log: Logger) {
  let waiting = new Map<string, LookSpan>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const add = (span: LookSpan): void => {
    const key = spanKey(span);
    const there = waiting.get(key);
    waiting.set(key, there ? joined(there, span) : span);
    timer ??= setTimeout(() => void flush(), GATHER_MS).unref();
  };

  const store = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const taken = waiting;
    waiting = new Map();
    // In the same order everywhere: instances that extend the same rows must not wait for each other in a ring.
    const spans = [...taken].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, span]) => span);
    try {
      if (spans.length > 0) await repo.record(spans);
    } catch (error) {
      log.error({ err: error }, 'looks could not be recorded: they are tried again');
      for (const span of spans) add(span);
    }
  };

  /** Never fails. What comes while one is under way goes together with the next. */
  const flush = (): Promise<void> => {
    if (!writing) {
      // A moment later: what one turn adds goes together.
      writing = Promise.resolve()
        .then(store)
        .finally(() => {
          writing = undefined;
        });
      return writing;
    }
    next ??= writing.then(() => {
      next = undefined;
      return flush();
    });
    return next;
  };

  return { add, flush };
}

function spanKey({ consumidor_id, usuario_id, via, que, alcances, motivo }: LookSpan): string {
  return [consumidor_id, usuario_id, via, que, alcances, motivo].join('|');
}

function joined(one: LookSpan, other: LookSpan): LookSpan {
  const desde = one.desde < other.desde ? one.desde : other.desde;
  const hasta = one.hasta > other.hasta ? one.hasta : other.hasta;
  return { ...one, desde, hasta, veces: one.veces + other.veces };
}
