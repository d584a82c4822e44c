import { describe, expect, it, vi } from 'vitest';
import { NOW, run, testFolder } from './fake-run';
import { fakeServer } from './fake-server';

/** Hours of a simulated life are some seconds of work on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

const folder = testFolder();

describe('what the person logs by hand', () => {
  it('logs cigarettes of the past and cravings only live, once each', async () => {
    const server = fakeServer();
    const argv = ['--days', '0.6', '--speed', '200', '--deseos', '--consumos', '--cadence', '20000'];
    const { events_lived: lived, events: done } = await run(server, folder, 200, ...argv);
    const cigarettes = lived.filter(({ kind }) => kind === 'consumo');
    // What began in the last moment may be in one list and not yet in the other.
    const settled = (at: string) => Date.parse(at) < NOW + 195_000;
    expect(server.consumos.map(({ ocurrido_at }) => ocurrido_at).filter(settled)).toEqual(
      cigarettes.map(({ from }) => from).filter(settled),
    );
    expect(cigarettes.length).toBeGreaterThan(2);
    const live = lived.filter(({ kind, from }) => kind === 'deseo' && Date.parse(from) >= NOW);
    expect(live.length).toBeGreaterThan(2);
    expect(Math.abs(server.deseos.size - live.length)).toBeLessThanOrEqual(1);
    expect([...server.deseos.values()].every(({ nota }) => nota === 'Simulado')).toBe(true);
    expect(done).toMatchObject({ consumo: server.consumos.length, deseo: server.deseos.size });
    expect(server.resolved.size).toBe(done?.resolver);
    expect(done?.resolver).toBeGreaterThan(1);
    const lapses = live.filter(({ resultado }) => resultado === 'consumido').map(({ to }) => to);
    const linked = server.consumos.filter(({ deseo_id }) => deseo_id !== undefined);
    expect(linked.length).toBeGreaterThan(0);
    expect(linked.every(({ ocurrido_at }) => lapses.includes(ocurrido_at))).toBe(true);
  });

  it('goes on without consumos where the server has none yet', async () => {
    const server = fakeServer();
    server.knowsConsumos = false;
    const {
      said,
      events: done,
      totals,
    } = await run(server, folder, 5, '--days', '0.5', '--no-live', '--consumos', '--cadence', '60000');
    expect(said.filter((line) => line.includes('todavía no registra consumos'))).toHaveLength(1);
    expect(done?.consumo).toBe(0);
    expect(totals?.stored).toBe(720);
  });

  it('signs in again when its session is over', async () => {
    const server = fakeServer();
    server.tokenUses = 2;
    await run(server, folder, 20, '--days', '2', '--consumos', '--cadence', '60000');
    expect(server.consumos.length).toBeGreaterThan(4);
    expect(new Set(server.consumos.map(({ uuid }) => uuid)).size).toBe(server.consumos.length);
  });
});
