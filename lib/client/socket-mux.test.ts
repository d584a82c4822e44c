import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { estado } from '@/lib/channels/estado';
import type { Down, Up } from '@/lib/channels/protocol';
import { createFakeNet, type FakeNet } from './fake-net';
import type { RawSocket } from './live-deps';
import { createSocketMux, type SocketMux } from './socket-mux';

type User = { raw: RawSocket; got: Down[]; opened: number; closed: number[]; send(message: Up): void };

let net: FakeNet;
let mux: SocketMux;

beforeEach(() => {
  vi.useFakeTimers();
  net = createFakeNet();
  mux = createSocketMux(net);
});
afterEach(() => {
  mux.drop();
  vi.useRealTimers();
});

function attach(own: boolean): User {
  const user: User = { raw: { send() {}, close() {} }, got: [], opened: 0, closed: [], send: () => {} };
  user.raw = mux.attach(
    {
      onOpen: () => {
        user.opened += 1;
      },
      onMessage: (text) => user.got.push(JSON.parse(text)),
      onClose: (code) => user.closed.push(code),
    },
    own,
  );
  user.send = (message) => user.raw.send(JSON.stringify(message));
  return user;
}

const subscribe = (channel = 'sensor_data', consumidor_id = 22): Up => ({
  type: 'subscribe',
  ref: `${channel}_${consumidor_id}`,
  channel,
  consumidor_id,
});
const say = () => net.last().tell({ type: 'estado', consumidor_id: 22, ...estado.example });
const types = ({ got }: User) => got.map(({ type }) => type);

describe('users of one socket', () => {
  it('open one, whenever they come, and the last one takes it along', () => {
    const first = attach(true);
    net.last().open();
    const second = attach(false);
    vi.advanceTimersByTime(0);
    expect([first.opened, second.opened]).toEqual([1, 1]);
    expect(net.sockets).toHaveLength(1);
    first.raw.close();
    expect(net.last().closed).toBe(false);
    second.raw.close();
    expect(net.last().closed).toBe(true);
    attach(true);
    expect(net.sockets).toHaveLength(2);
  });

  it('have the refs they chose, and get the frames of their own subscriptions', () => {
    const [first, second] = [attach(true), attach(false)];
    net.last().open();
    first.send(subscribe());
    second.send(subscribe());
    expect([...net.last().wanted().keys()]).toEqual(['sensor_data_22', 'sensor_data_22:1']);
    net.last().snapshot('sensor_data_22', 'sensor_update', [], '1:3');
    net.last().recovered('sensor_data_22:1', '1:2');
    net.last().data('sensor_data_22:1', 3, 3, ['"ref":"sensor_data_22:1"']);
    expect(types(first)).toEqual(['subscribed']);
    expect(second.got).toEqual([
      { type: 'subscribed', ref: 'sensor_data_22', cursor: '1:2', recovered: true },
      { type: 'data', ref: 'sensor_data_22', from: 3, to: 3, data: ['"ref":"sensor_data_22:1"'] },
    ]);
    second.send({ type: 'unsubscribe', ref: 'sensor_data_22' });
    net.last().data('sensor_data_22:1', 4, 4, []);
    expect(second.got).toHaveLength(2);
    expect([...net.last().wanted().keys()]).toEqual(['sensor_data_22']);
  });

  it('take their subscriptions along when they go', () => {
    const [first, second] = [attach(true), attach(false)];
    net.last().open();
    first.send(subscribe());
    second.send(subscribe());
    second.send(subscribe('desires_stats'));
    second.raw.close();
    expect([...net.last().wanted().keys()]).toEqual(['sensor_data_22']);
  });

  it('all hear what concerns the connection, and all end with it', () => {
    const [first, second] = [attach(true), attach(false)];
    net.last().welcome();
    net.last().tell({ type: 'drain', retry_after_ms: 700 });
    net.last().end(1012);
    for (const user of [first, second]) {
      expect(types(user)).toEqual(['welcome', 'drain']);
      expect(user.closed).toEqual([1012]);
    }
    net.last().tell({ type: 'drain', retry_after_ms: 700 });
    expect(first.got).toHaveLength(2);
  });

  it('each learn the estado of somebody whom another one watches already, while it is kept up', () => {
    const [first, second] = [attach(true), attach(false)];
    net.last().open();
    first.send(subscribe());
    say();
    const before = second.got.length;
    second.send(subscribe());
    net.last().recovered('sensor_data_22:1', '1:2');
    expect(types(second).slice(before)).toEqual(['subscribed', 'estado']);
    first.send({ type: 'unsubscribe', ref: 'sensor_data_22' });
    second.send({ type: 'unsubscribe', ref: 'sensor_data_22' });
    first.send(subscribe());
    net.last().recovered('sensor_data_22', '1:2');
    expect(types(first)).toEqual(['estado', 'subscribed']);
  });
});

describe('signs of life', () => {
  it('go to who asked', () => {
    const [first, second] = [attach(true), attach(false)];
    net.last().open();
    second.send({ type: 'ping', t: 2 });
    first.send({ type: 'ping', t: 1 });
    net.last().tell({ type: 'pong', t: 2 });
    net.last().tell({ type: 'pong', t: 1 });
    expect(first.got).toEqual([{ type: 'pong', t: 1 }]);
    expect(second.got).toEqual([{ type: 'pong', t: 2 }]);
    vi.advanceTimersByTime(60_000);
    expect(first.closed).toEqual([]);
  });

  it('that miss end the socket for all', () => {
    const [first, second] = [attach(true), attach(false)];
    net.last().open();
    second.send({ type: 'ping', t: 2 });
    vi.advanceTimersByTime(5_000);
    first.send({ type: 'ping', t: 1 });
    vi.advanceTimersByTime(2_999);
    expect(first.closed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect([first.closed, second.closed]).toEqual([[1006], [1006]]);
    expect(net.last().closed).toBe(true);
  });
});
