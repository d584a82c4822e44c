import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WELCOME } from './fake-net';
import { createFakeBrowser, type FakeTab } from './fake-tabs';

let browser: ReturnType<typeof createFakeBrowser>;
let tabs: FakeTab[];
/** What the server has of the one stream. */
let offset: number;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T15:00:00Z') });
  browser = createFakeBrowser();
  tabs = [];
  offset = 5;
});
afterEach(() => {
  for (const tab of tabs) tab.crash();
  vi.useRealTimers();
});

const settle = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const phase = (tab: FakeTab) => tab.live.status('sensor_data', 22).phase;
const cursor = (tab: FakeTab) => tab.live.list()[0]?.cursor;
const isOpen = (tab: FakeTab) => tab.net.sockets.some(({ closed }) => !closed);

/** A tab that looks at the stream, with a server at the end of its network. */
async function openTab(): Promise<FakeTab> {
  const tab = browser.open();
  tabs.push(tab);
  tab.net.serve = (message, socket) => {
    if (message.type === 'hello') socket.tell(WELCOME);
    if (message.type !== 'subscribe') return;
    if (message.since) socket.recovered(message.ref, message.since);
    else socket.snapshot(message.ref, 'sensor_update', [], `1:${offset}`);
    const [, from = 0] = (message.since ?? `1:${offset}`).split(':').map(Number);
    if (from < offset) socket.data(message.ref, from + 1, offset, []);
  };
  const connect = tab.net.connect;
  tab.net.connect = (events) => {
    const raw = connect(events);
    const socket = tab.net.last();
    tab.net.after(1, socket.open);
    return raw;
  };
  tab.live.subscribe('sensor_data', 22);
  await settle(100);
  return tab;
}

/** A new item, told to everybody who has a socket. */
function push(): void {
  offset += 1;
  for (const { net } of tabs) {
    const socket = net.sockets.find(({ closed }) => !closed);
    for (const ref of socket?.wanted().keys() ?? []) socket?.data(ref, offset, offset, []);
  }
}

async function openThree(): Promise<[FakeTab, FakeTab, FakeTab]> {
  return [await openTab(), await openTab(), await openTab()];
}

describe('the tabs of a browser', () => {
  it('share one socket, and all get what comes', async () => {
    const [first, second, third] = await openThree();
    expect([first, second, third].map(phase)).toEqual(['live', 'live', 'live']);
    expect([first, second, third].map(isOpen)).toEqual([true, false, false]);
    push();
    await settle(10);
    expect([first, second, third].map(cursor)).toEqual(['1:6', '1:6', '1:6']);
    await settle(120_000);
    expect([first, second, third].map(phase)).toEqual(['live', 'live', 'live']);
    expect(first.net.sockets).toHaveLength(1);
  });

  it('end what a tab had when it goes', async () => {
    const [first, second] = await openThree();
    second.live.disable();
    await settle(10);
    expect([...first.net.last().wanted().keys()]).toEqual(['sensor_data_22', 'sensor_data_22:2']);
    expect(phase(first)).toBe('live');
  });

  it('end what a tab had that went without a word', async () => {
    const [first, second] = await openThree();
    second.crash();
    await settle(200_000);
    expect([...first.net.last().wanted().keys()]).toEqual(['sensor_data_22', 'sensor_data_22:2']);
  });
});

describe('a leader', () => {
  it('that closes is followed by another, from where each one stood', async () => {
    const [first, second, third] = await openThree();
    push();
    await settle(10);
    first.crash();
    offset += 3;
    await settle(2_000);
    expect([second, third].map(phase)).toEqual(['live', 'live']);
    expect([second, third].map(isOpen)).toEqual([true, false]);
    expect([second, third].map(cursor)).toEqual(['1:9', '1:9']);
    expect(second.live.list()).toMatchObject([{ recovered: true, status: { lost: 0 } }]);
  });

  it('that leaves its page hands over at once', async () => {
    const [first, second] = await openThree();
    first.tabs.suspend();
    first.crash();
    await settle(1_500);
    expect(phase(second)).toBe('live');
    expect(isOpen(second)).toBe(true);
  });

  it('that freezes counts as a missed pong within 4 s, and is replaced', async () => {
    const [first, second, third] = await openThree();
    first.freeze();
    await settle(4_100);
    expect([second, third].map(phase)).not.toContain('live');
    await settle(2_500);
    expect([second, third].map(phase)).toEqual(['live', 'live']);
    expect([second, third].filter(isOpen)).toHaveLength(1);
    first.thaw();
    await settle(2_500);
    expect(isOpen(first)).toBe(false);
    expect(phase(first)).toBe('live');
    push();
    await settle(10);
    expect(cursor(first)).toBe(`1:${offset}`);
    expect([first, second, third].filter(isOpen)).toHaveLength(1);
  });

  it('that nobody looks at for long is relieved by a tab that is looked at', async () => {
    const [first, second, third] = await openThree();
    first.hidden = true;
    await settle(29_000);
    expect(isOpen(first)).toBe(true);
    await settle(5_000);
    expect(isOpen(first)).toBe(false);
    expect([second, third].filter(isOpen)).toHaveLength(1);
    expect(tabs.map(phase)).toEqual(['live', 'live', 'live']);
  });

  it('that nobody looks at stays while nobody looks at another either', async () => {
    const [first, second, third] = await openThree();
    for (const tab of [first, second, third]) tab.hidden = true;
    first.freeze();
    await settle(60_000);
    expect([second, third].map(isOpen)).toEqual([false, false]);
    second.hidden = false;
    second.tabs.look();
    second.live.wake();
    expect(phase(second)).toBe('down');
    await settle(2_000);
    expect(phase(second)).toBe('live');
  });

  it('of which the socket dies takes all along, and all come back', async () => {
    const [first, second] = await openThree();
    first.net.pongs = false;
    first.net.serve = undefined;
    await settle(29_000);
    expect([first, second].map(phase)).toEqual(['down', 'down']);
    expect(first.net.sockets.length).toBeGreaterThan(1);
  });
});

it('a tab that needs no socket any more lets go of the lock', async () => {
  const first = await openTab();
  first.live.disable();
  await settle(40_000);
  const second = await openTab();
  expect(isOpen(second)).toBe(true);
  first.live.enable();
  await settle(100);
  expect(phase(first)).toBe('live');
  expect(isOpen(first)).toBe(false);
});
