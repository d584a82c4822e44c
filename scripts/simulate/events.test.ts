import { describe, expect, it } from 'vitest';
import { NOW, run, testFolder } from './fake-run';
import { fakeServer } from './fake-server';

const folder = testFolder();

describe('what the person logs by hand', () => {
  it('logs cigarettes of the past and cravings only live, once each', async () => {
    const server = fakeServer();
    const argv = ['--days', '1', '--speed', '200', '--deseos', '--consumos', '--cadence', '10000'];
    const { events_lived: lived, events: done } = await run(server, folder, 300, ...argv);
    const cigarettes = lived.filter(({ kind }) => kind === 'consumo');
    expect(server.consumos.map(({ ocurrido_at }) => ocurrido_at)).toEqual(cigarettes.map(({ from }) => from));
    expect(cigarettes.length).toBeGreaterThan(2);
    const live = lived.filter(({ kind, from }) => kind === 'deseo' && Date.parse(from) >= NOW);
    expect(live.length).toBeGreaterThan(2);
    expect(server.deseos.size).toBe(live.length);
    expect([...server.deseos.values()].every(({ nota }) => nota === 'Simulado')).toBe(true);
    expect(done).toMatchObject({ consumo: cigarettes.length, deseo: live.length });
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
    } = await run(server, folder, 5, '--days', '1', '--no-live', '--consumos', '--cadence', '10000');
    expect(said.filter((line) => line.includes('todavía no registra consumos'))).toHaveLength(1);
    expect(done?.consumo).toBe(0);
    expect(totals?.stored).toBe(8_640);
  });

  it('signs in again when its session is over', async () => {
    const server = fakeServer();
    server.tokenUses = 2;
    await run(server, folder, 20, '--days', '2', '--consumos', '--cadence', '10000');
    expect(server.consumos.length).toBeGreaterThan(4);
    expect(new Set(server.consumos.map(({ uuid }) => uuid)).size).toBe(server.consumos.length);
  });
});
