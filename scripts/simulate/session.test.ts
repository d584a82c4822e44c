import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { RequestFailed } from '../device/api';
import { run, testFolder } from './fake-run';
import { fakeServer } from './fake-server';

/** Hours of a simulated life are some seconds of work on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

const folder = testFolder();

describe('the device', () => {
  it('is paired as simulado, and its key is kept for its owner only', async () => {
    const server = fakeServer();
    const { said } = await run(server, folder, 2, '--seed', 'uno', '--cadence', '500');
    expect(server.calls).toEqual([
      'register simulado-uno-1@latido.test America/Tijuana',
      'pair Simulador uno 500',
    ]);
    expect(said[0]).toContain('emparejado como simulado (consumidor 22)');
    const kept = JSON.parse(readFileSync(path.join(folder.path, 'simulate-key-uno.json'), 'utf8'));
    expect(kept).toEqual({
      'http://127.0.0.1:3000 simulado-uno-1@latido.test': {
        clave: 'clave-1',
        consumidor_id: 22,
        cadencia_ms: 500,
      },
    });
  });

  it('does not pair a second time over a lost key or at another cadence', async () => {
    const server = fakeServer();
    await run(server, folder, 2);
    await expect(run(server, folder, 2, '--cadence', '500')).rejects.toThrow('--cadence 1000');
    rmSync(path.join(folder.path, 'simulate-key-22.json'));
    await expect(run(server, folder, 2)).rejects.toThrow('ya tiene el dispositivo');
  });

  it('stays silent when it was revoked, and begins again on a new server', async () => {
    const server = fakeServer();
    await run(server, folder, 2);
    server.keys.clear();
    expect((await run(server, folder, 2)).ending).toBe('revocada');
    const { ending, totals, said } = await run(fakeServer(), folder, 2);
    expect(ending).toBe('detenida');
    expect(totals?.stored).toBeGreaterThan(0);
    expect(said.join()).toContain('el servidor es nuevo');
  });

  it('uses an account that exists without registering it', async () => {
    const server = fakeServer();
    await run(server, folder, 2, '--account', 'demo@latido.test');
    expect(server.calls).toEqual(['pair Simulador 22 1000']);
  });

  it('waits to register as long as the server asks, and says so', async () => {
    const server = fakeServer();
    server.failures.push(new RequestFailed(429, 'Demasiadas peticiones', '1200'));
    const { naps, said, totals } = await run(server, folder, 1_300, '--cadence', '60000');
    expect(naps[0]).toBe(1_200_000);
    expect(said[0]).toBe('el servidor pide esperar 1200 s (Demasiadas peticiones)');
    expect(totals?.unsent).toBe(0);
  });
});
