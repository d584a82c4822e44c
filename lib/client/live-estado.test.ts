import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { estado as channel } from '@/lib/channels/estado';
import { LatidoError, toProblem } from '@/lib/domain/errors';
import { type Estado, withoutEstado } from '@/lib/domain/estado';
import { createFakeNet, type FakeNet } from './fake-net';
import { createLiveClient } from './live-client';
import type { LiveClient } from './live-types';

let net: FakeNet;
let live: LiveClient;
let told: Estado['estado'][];

beforeEach(() => {
  vi.useFakeTimers();
  net = createFakeNet();
  net.pongs = true;
  live = createLiveClient(net);
  told = [];
  live.onFrame((frame) => {
    if (frame.channel === 'estado') told.push((frame.data as Estado).estado);
  });
});
afterEach(() => {
  live.disable();
  vi.useRealTimers();
});

const phase = (id = 22) => live.status('estado', id).phase;
const asked = () => [...net.last().wanted().keys()];
const say = (estado: Estado['estado'], consumidor_id = 22) =>
  net.last().tell({ type: 'estado', consumidor_id, ...channel.example, estado });

describe('the estado of somebody who is subscribed to', () => {
  it('comes along, without a subscription of its own', () => {
    live.subscribe('estado', 22);
    live.subscribe('sensor_data', 22);
    net.last().welcome();
    expect(asked()).toEqual(['sensor_data_22']);
    expect(phase()).toBe('pending');
    say('en_vivo');
    say('retrasado', 23);
    expect(told).toEqual(['en_vivo']);
    expect(phase()).toBe('live');
    say('retrasado');
    expect(told).toEqual(['en_vivo', 'retrasado']);
  });

  it('is known to who asks for it later', () => {
    live.subscribe('sensor_data', 22);
    net.last().welcome();
    say('plano');
    live.subscribe('estado', 22);
    expect(told).toEqual(['plano']);
    expect(phase()).toBe('live');
  });

  it('falls with the connection, and what was said before counts for nothing after it', () => {
    live.subscribe('sensor_data', 22);
    live.subscribe('estado', 22);
    net.last().welcome();
    say('en_vivo');
    net.last().end(1012);
    expect(phase()).toBe('down');
    vi.advanceTimersByTime(500);
    net.last().welcome();
    expect(phase()).toBe('down');
    say('sin_senal');
    expect(phase()).toBe('live');
  });
});

describe('a subscription of its own', () => {
  it('is made where there is no other of that person, and then the frame beside it is not taken twice', () => {
    live.subscribe('estado', 22);
    live.subscribe('notificaciones', 22);
    live.subscribe('sensor_data', 23);
    net.last().welcome();
    expect(asked()).toEqual(['notificaciones_22', 'sensor_data_23', 'estado_22']);
    net.last().snapshot('estado_22', channel.type, channel.example);
    say('retrasado');
    expect(told).toEqual(['en_vivo']);
  });

  it('that was made before there was another ends when that one is heard to tell it', () => {
    live.subscribe('sensor_data', 23);
    net.last().welcome();
    live.subscribe('estado', 22);
    live.subscribe('resumen', 22);
    net.last().snapshot('estado_22', channel.type, channel.example);
    expect(asked()).toEqual(['sensor_data_23', 'estado_22', 'resumen_22']);
    say('retrasado');
    expect(asked()).toEqual(['sensor_data_23', 'resumen_22']);
    say('sin_senal');
    expect(told).toEqual(['en_vivo', 'retrasado', 'sin_senal']);
    expect(phase()).toBe('live');
  });

  it('is made when the last other one ends', () => {
    live.subscribe('estado', 22);
    const stop = live.subscribe('sensor_data', 22);
    net.last().welcome();
    say('en_vivo');
    stop();
    vi.advanceTimersByTime(2_000);
    expect(asked()).toEqual(['estado_22']);
    expect(phase()).toBe('pending');
    net.last().snapshot('estado_22', channel.type, channel.example);
    expect(phase()).toBe('live');
  });

  it('is made when the other one is refused', () => {
    live.subscribe('estado', 22);
    live.subscribe('sensor_data', 22);
    net.last().welcome();
    const problem = toProblem(new LatidoError('not_allowed'));
    net.last().tell({ type: 'error', ref: 'sensor_data_22', problem });
    expect(asked()).toContain('estado_22');
  });

  it('is made, and ends, when the others come without the estado because the grant changed', () => {
    live.subscribe('estado', 22);
    live.subscribe('sensor_data', 22);
    net.last().welcome();
    net.last().snapshot('sensor_data_22', 'sensor_update', []);
    say('en_vivo');
    const snapshot = {
      type: 'sensor_update',
      data: [],
      at: '2026-11-24T15:00:00.000Z',
      estado: withoutEstado(channel.example),
    };
    net.last().tell({ type: 'subscribed', ref: 'sensor_data_22', cursor: '1:1', recovered: false, snapshot });
    expect(asked()).toContain('estado_22');
    net.last().tell({
      type: 'error',
      ref: 'estado_22',
      problem: toProblem(new LatidoError('not_allowed')),
    });
    expect(phase()).toBe('ended');
    expect(live.status('sensor_data', 22).phase).toBe('live');
  });
});
