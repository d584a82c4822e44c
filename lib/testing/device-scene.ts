import { afterEach, beforeEach } from 'vitest';
import { type DeviceClient, openDevice } from './device-client';
import { createPerson, openTestApp, type Person, pairedKey, type TestApp } from './test-app';

export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The `n` of what the database holds of a person, in the order it came. */
export async function storedNs({ runtime }: TestApp, { consumidor_id }: Person): Promise<(number | null)[]> {
  const query = 'SELECT n::float8 AS n FROM lecturas WHERE consumidor_id = $1 ORDER BY seq';
  const { rows } = await runtime.database.pool.query(query, [consumidor_id]);
  return rows.map(({ n }) => n);
}

const NOBODY: Person = { usuario_id: 0, consumidor_id: 0, access: '', refresh: '' };

type DeviceScene = {
  app: TestApp;
  owner: Person;
  key: string;
  /** Without waiting for the server's first word. */
  open(to?: TestApp, clave?: string): DeviceClient;
  connect(to?: TestApp, clave?: string): Promise<DeviceClient>;
  storedNs(): Promise<(number | null)[]>;
};

/** An app, and for each test a person anew with a paired device, whose sockets end with the test. */
export async function openDeviceScene(): Promise<DeviceScene> {
  const app = await openTestApp();
  const opened = new Set<DeviceClient>();
  const scene: DeviceScene = {
    app,
    owner: NOBODY,
    key: '',
    open: (to = app, clave = scene.key) => {
      const client = openDevice(to.wsUrl, clave);
      opened.add(client);
      return client;
    },
    connect: async (to, clave) => {
      const client = scene.open(to, clave);
      await client.listo;
      return client;
    },
    storedNs: () => storedNs(app, scene.owner),
  };
  beforeEach(async () => {
    scene.owner = await createPerson(app, 'consumidor');
    scene.key = await pairedKey(app, scene.owner);
  });
  afterEach(() => {
    for (const client of opened) client.close();
    opened.clear();
  });
  return scene;
}
