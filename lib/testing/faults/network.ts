import net, { type AddressInfo, type Socket } from 'node:net';

/**
 * A network between a client and a server that can fail. `cut`: open connections are reset and new ones are too.
 * `silence`: nothing arrives and nobody is told; a connection is still taken. `heal`: what waited arrives, as TCP would
 * have it.
 */
export type Network = {
  url: string;
  /** Where connections lead from now on, once the server has another port. */
  lead(port: number): void;
  cut(): void;
  silence(): void;
  /** Each byte arrives this much later. */
  delay(ms: number): void;
  heal(): void;
  close(): Promise<void>;
};

type State = { way: 'open' | 'cut' | 'silent'; port: number; delayMs: number; links: Set<Link> };
type Link = { near: Socket; far?: Socket; held: (() => void)[] };

export async function openNetwork(port: number): Promise<Network> {
  const state: State = { way: 'open', port, delayMs: 0, links: new Set() };
  const server = net.createServer((near) => {
    near.on('error', () => {});
    if (state.way === 'cut') near.resetAndDestroy();
    else link(state, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const reset = () => {
    for (const one of state.links) end(one);
    state.links.clear();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead: (to) => {
      state.port = to;
    },
    cut: () => {
      state.way = 'cut';
      reset();
    },
    silence: () => {
      state.way = 'silent';
      for (const { near, far } of state.links) for (const socket of [near, far]) socket?.pause();
    },
    delay: (ms) => {
      state.delayMs = ms;
    },
    heal: () => {
      state.way = 'open';
      for (const one of state.links) resume(state, one);
    },
    close: async () => {
      reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function link(state: State, near: Socket): void {
  const one: Link = { near, held: [] };
  state.links.add(one);
  ending(state, one, near);
  if (state.way === 'silent') near.pause();
  else open(state, one);
}

function open(state: State, one: Link): void {
  const far = net.connect(state.port, '127.0.0.1');
  one.far = far;
  far.on('error', () => {});
  ending(state, one, far);
  forward(state, one, one.near, far);
  forward(state, one, far, one.near);
}

function forward(state: State, one: Link, from: Socket, to: Socket): void {
  from.on('data', (bytes) => {
    const pass = () => {
      if (state.way === 'silent') one.held.push(pass);
      else if (!to.destroyed && !to.write(bytes)) {
        from.pause();
        to.once('drain', () => state.way !== 'silent' && from.resume());
      }
    };
    if (state.delayMs === 0) pass();
    else setTimeout(pass, state.delayMs);
  });
}

/** One side is gone: the other is told, unless nothing gets through. */
function ending(state: State, one: Link, socket: Socket): void {
  socket.on('close', () => {
    const pass = () => {
      state.links.delete(one);
      end(one);
    };
    if (state.way === 'silent') one.held.push(pass);
    else pass();
  });
}

function resume(state: State, one: Link): void {
  if (!one.far && !one.near.destroyed) open(state, one);
  for (const pass of one.held.splice(0)) pass();
  one.near.resume();
  one.far?.resume();
}

function end({ near, far }: Link): void {
  for (const socket of [near, far]) if (socket && !socket.destroyed) socket.resetAndDestroy();
}
