import type { ChannelData } from '@/lib/channels/registry';
import type { Problem } from '@/lib/domain/errors';
import type { SensorRow } from '@/lib/domain/reads';
import type { Snapshot } from '@/lib/domain/snapshot';
import { problemNamed, problemOf } from './api';
import { isRefused, pollEvery, type ReadDeps } from './channel-query';
import { cursorOfWindow, keepOf, type Reader, reachBack, readMissing, windowAfter } from './lectura-reader';
import { EMPTY_WINDOW, hasHole, type LecturaWindow, withSnapshot } from './lectura-window';
import { type Cancel, type LiveDeps, nothing } from './live-deps';
import type { LiveFrame, StatusChange } from './live-types';

export type FeedDeps = ReadDeps & { timers: Pick<LiveDeps, 'after' | 'isHidden'> };
export type FeedView = { lecturas: SensorRow[]; problem: Problem | undefined };

/** The readings of the last `keepMs` of a consumidor, whole across socket and polling. */
export type LecturaFeed = {
  view(): FeedView;
  /** Takes the value a page was rendered with. */
  adopt(initial: Snapshot<ChannelData<'sensor_data'>>): void;
  onChange(listener: () => void): () => void;
  start(): void;
  stop(): void;
};

/** Whatever tells of a hole, one read a second fills it. */
export const READ_SPACING_MS = 1_000;

type State = {
  deps: FeedDeps;
  consumidorId: number;
  keepMs: number;
  window: LecturaWindow;
  problem: Problem | undefined;
  view: FeedView;
  running: boolean;
  reading: boolean;
  wanted: boolean;
  read_at: number;
  cancelRead: Cancel;
  cancelPoll: Cancel;
  stops: (() => void)[];
  listeners: Set<() => void>;
};

export function createLecturaFeed(deps: FeedDeps, consumidorId: number, keepMs: number): LecturaFeed {
  const state: State = {
    deps,
    consumidorId,
    keepMs,
    window: EMPTY_WINDOW,
    problem: undefined,
    view: { lecturas: [], problem: undefined },
    running: false,
    reading: false,
    wanted: false,
    read_at: Number.NEGATIVE_INFINITY,
    cancelRead: nothing,
    cancelPoll: nothing,
    stops: [],
    listeners: new Set(),
  };
  return {
    view: () => state.view,
    adopt: (initial) => adopt(state, initial),
    onChange: (listener) => {
      state.listeners.add(listener);
      return () => state.listeners.delete(listener);
    },
    start: () => start(state),
    stop: () => stop(state),
  };
}

function adopt(state: State, initial: Snapshot<ChannelData<'sensor_data'>>): void {
  const back = reachBack(initial, state.keepMs);
  state.window = withSnapshot(state.window, initial, keepOf(readerOf(state)), back);
  publish(state);
}

function start(state: State): void {
  if (state.running) return;
  state.running = true;
  const { live } = state.deps;
  state.stops = [
    live.onFrame((frame) => frameArrived(state, frame)),
    live.onStatus((change) => statusChanged(state, change)),
    live.onWake(() => readSoon(state)),
    live.subscribe('sensor_data', state.consumidorId, cursorOfWindow(state.window)),
  ];
  readSoon(state);
  poll(state);
}

function stop(state: State): void {
  state.running = false;
  state.cancelRead();
  state.cancelRead = nothing;
  state.cancelPoll();
  for (const end of state.stops) end();
  state.stops = [];
}

function frameArrived(state: State, frame: LiveFrame): void {
  if (frame.channel !== 'sensor_data' || frame.consumidorId !== state.consumidorId) return;
  state.window = windowAfter(readerOf(state), state.window, frame);
  state.problem = undefined;
  publish(state);
  if (state.window.epoch === undefined || hasHole(state.window)) readSoon(state);
}

function statusChanged(state: State, { channel, consumidorId, status, before }: StatusChange): void {
  if (channel !== 'sensor_data' || consumidorId !== state.consumidorId) return;
  if (status.phase === before.phase) return;
  if (status.problem) fail(state, problemNamed(status.problem));
  if (status.phase === 'down') readSoon(state);
  poll(state);
}

/** Asks again for as long as no socket does the work. */
function poll(state: State): void {
  const { live, timers } = state.deps;
  state.cancelPoll();
  const every = pollEvery('sensor_data', live.status('sensor_data', state.consumidorId), state.problem);
  if (every === false) return;
  state.cancelPoll = timers.after(every, () => {
    if (!timers.isHidden()) readSoon(state);
    poll(state);
  });
}

/** Reads now, or after the spacing, or once more when a read is under way. */
function readSoon(state: State): void {
  if (!state.running || isRefused(state.problem?.code)) return;
  if (state.reading) {
    state.wanted = true;
    return;
  }
  const { timers, clock } = state.deps;
  state.cancelRead();
  const wait = state.read_at + READ_SPACING_MS - clock.local();
  if (wait > 0) state.cancelRead = timers.after(wait, () => void readNow(state));
  else void readNow(state);
}

async function readNow(state: State): Promise<void> {
  const { live, clock } = state.deps;
  state.reading = true;
  state.wanted = false;
  state.read_at = clock.local();
  try {
    await readMissing(readerOf(state), state);
    state.problem = undefined;
    live.revive('sensor_data', state.consumidorId);
    publish(state);
  } catch (error) {
    fail(state, problemOf(error));
  } finally {
    state.reading = false;
  }
  if (state.wanted) readSoon(state);
}

function fail(state: State, problem: Problem): void {
  const { deps, consumidorId } = state;
  state.problem = problem;
  if (isRefused(problem.code)) {
    state.window = EMPTY_WINDOW;
    if (deps.live.status('sensor_data', consumidorId).phase !== 'ended') {
      deps.live.end('sensor_data', consumidorId);
    }
  }
  publish(state);
}

function readerOf({ deps, consumidorId, keepMs }: State): Reader {
  return { ...deps, consumidorId, keepMs };
}

function publish(state: State): void {
  const lecturas = state.window.rows;
  if (lecturas === state.view.lecturas && state.problem === state.view.problem) return;
  state.view = { lecturas, problem: state.problem };
  for (const listener of state.listeners) listener();
}
