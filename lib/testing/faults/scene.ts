import pg from 'pg';
import { systemClock } from '@/lib/domain/clock';
import { createTokens } from '@/lib/server/credentials';
import { type Band, pairBands } from '@/lib/testing/crash-load';
import { type Claims, watchClaims } from './claims';
import { until } from './durations';
import { type Device, type DeviceOptions, startDevice } from './load';
import { type Network, openNetwork } from './network';
import { openPage, type Page } from './page';
import { SECRET, type ServerProcess } from './server-process';
import { judge, type Stored, storedOf, type Verdict } from './verdict';

/** A person with a device that sends, and a page behind a network of its own; there may be a second device and more pages. */
export type Scene = {
  band: Band;
  device: Device;
  page: Page;
  claims: Claims;
  /** Between the page and its server; the device has a better one. */
  network: Network;
  /** An access token of the person, for so long. */
  tokenFor(seconds: number): Promise<string>;
  addPage(options?: { server?: ServerProcess; rest?: string }): Promise<Seen>;
  addDevice(options: Partial<DeviceOptions>): Device;
  stored(): Promise<Stored[]>;
  /** Ends the load, waits until every page is whole or 45 s have passed, and gives the verdict on each. */
  end(): Promise<Outcome>;
};

export type Seen = { page: Page; network: Network; claims: Claims };
export type Outcome = { verdicts: Verdict[]; readings: number; connections: number[]; recovered_ms: number };

export type SceneOptions = {
  databaseUrl: string;
  /** Of the page; and of the device, where it is another one. */
  server(): ServerProcess;
  deviceServer?(): ServerProcess;
  motionHz?: number;
  disordered?: boolean;
  /** The page reads by REST past its own network. */
  restPast?: boolean;
};

export async function openScene(options: SceneOptions): Promise<Scene> {
  const { server, deviceServer = server } = options;
  const bands = await pairBands(server().url, 1, 2);
  const [band] = bands;
  if (!band) throw new Error('nobody was paired');
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 1 });
  pool.on('error', () => {});
  const seen: Seen[] = [];
  const devices: Device[] = [];

  const addPage: Scene['addPage'] = async ({ server: at = server(), rest } = {}) => {
    const network = await openNetwork(at.port);
    const restUrl = rest ?? network.url;
    const { access, consumidor_id: consumidorId } = band;
    const page = openPage({ socketUrl: network.url, restUrl, access, consumidorId });
    const claims = watchClaims(page, devices);
    seen.push({ page, network, claims });
    await until('a page is live', () => page.isLive());
    return { page, network, claims };
  };
  const addDevice: Scene['addDevice'] = (more) => {
    const device = startDevice({
      key: (bands[devices.length] ?? band).clave,
      url: () => deviceServer().url,
      motionHz: options.motionHz,
      disordered: options.disordered,
      ...more,
    });
    devices.push(device);
    return device;
  };
  const first = await addPage(options.restPast ? { rest: server().url } : {});
  const stored = () => storedOf(pool, band.consumidor_id);
  return {
    band,
    device: addDevice({}),
    ...first,
    tokenFor: (seconds) => tokenOf(band, seconds),
    addPage,
    addDevice,
    stored,
    end: () => end(devices, seen, stored).finally(() => Promise.all([...seen.map(close), pool.end()])),
  };
}

async function end(devices: Device[], seen: Seen[], stored: () => Promise<Stored[]>): Promise<Outcome> {
  await Promise.all(devices.map((device) => device.stop()));
  const began = performance.now();
  const all = await stored();
  const isWhole = ({ page }: Seen) => page.isLive() && page.rows().length >= all.length;
  await until('every page is whole', () => seen.every(isWhole)).catch(() => {});
  const recovered_ms = Math.round(performance.now() - began);
  return {
    verdicts: seen.map(({ page, claims }) => judge(page, all, claims)),
    readings: all.length,
    connections: seen.map(({ page }) => page.wire.welcomes()),
    recovered_ms,
  };
}

async function close({ page, network, claims }: Seen): Promise<void> {
  claims.stop();
  page.close();
  await network.close();
}

async function tokenOf({ access }: Band, seconds: number): Promise<string> {
  const [, payload = ''] = access.split('.');
  const { user_id, sid } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return createTokens(SECRET, systemClock).sign({ user_id, sid }, seconds);
}
