import { createFakeNet, type FakeNet } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient } from './live-types';
import type { TabDeps, TabLock, TabMessage } from './tab-deps';
import { createTabSocket, type TabSocket } from './tab-socket';

/** For tests: a tab of a browser, with its network and its client. */
export type FakeTab = {
  net: FakeNet;
  live: LiveClient;
  tabs: TabSocket;
  hidden: boolean;
  freeze(): void;
  thaw(): void;
  /** The browser ends it without a word. */
  crash(): void;
};

type Waiting = Parameters<TabLock>[1];

/** For tests: tabs that share a lock and a channel. What a frozen tab would do, it does when it thaws. */
export function createFakeBrowser(): { open(): FakeTab } {
  const hearers = new Map<number, (message: TabMessage) => void>();
  const queue: Waiting[] = [];
  let holder: Waiting | undefined;
  let opened = 0;

  const pass = (): void => {
    if (holder) return;
    holder = queue.shift();
    holder?.granted();
  };
  const open = (): FakeTab => {
    opened += 1;
    const place = opened;
    const net = createFakeNet();
    net.pongs = true;
    let frozen = false;
    let gone = false;
    let held: (() => void)[] = [];
    const run = (work: () => void): void => {
      if (gone) return;
      if (frozen) held.push(work);
      else work();
    };
    const mine = new Set<Waiting>();
    const drop = (on: Waiting): void => {
      mine.delete(on);
      const at = queue.indexOf(on);
      if (at >= 0) queue.splice(at, 1);
      if (holder !== on) return;
      holder = undefined;
      setTimeout(pass, 0);
    };
    const deps: TabDeps = {
      connect: (events) => net.connect(events),
      after: (ms, work) => net.after(ms, () => run(work)),
      clock: net.clock,
      random: () => (place * 0.1237) % 1,
      isHidden: () => tab.hidden,
      lock: (steal, { granted, lost }) => {
        const on = { granted: () => run(granted), lost: () => run(lost) };
        mine.add(on);
        const before = steal ? holder : undefined;
        if (steal) holder = undefined;
        if (steal) queue.unshift(on);
        else queue.push(on);
        setTimeout(() => {
          pass();
          before?.lost();
        }, 0);
        return () => drop(on);
      },
      channel: (hear) => {
        hearers.set(place, (message) => run(() => hear(message)));
        return {
          post: (message) => {
            for (const [other, tell] of hearers) if (other !== place) setTimeout(() => tell(message), 0);
          },
          close: () => hearers.delete(place),
        };
      },
    };
    const tabs = createTabSocket(deps);
    const tab: FakeTab = {
      net,
      tabs,
      live: createLiveClient({ ...deps, connect: tabs.connect }),
      hidden: false,
      freeze: () => {
        frozen = true;
      },
      thaw: () => {
        frozen = false;
        const works = held;
        held = [];
        for (const work of works) work();
      },
      crash: () => {
        gone = true;
        hearers.delete(place);
        for (const on of [...mine]) drop(on);
      },
    };
    return tab;
  };
  return { open };
}
