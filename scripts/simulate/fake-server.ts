import { NO_CAUSAS } from '@/lib/domain/causas';
import type { Clock } from '@/lib/domain/clock';
import type { Deseo, NewDeseo } from '@/lib/domain/deseos';
import { FUTURE_LIMIT_MS } from '@/lib/domain/lecturas';
import { type PublicApi, RequestFailed } from '../device/api';
import type { DeviceItem } from '../device/batches';
import type { OwnerApi, SimulatedConsumo } from './owner-api';

/** A server in memory for one consumidor, with the rules of the public API that a simulator can notice. */
export type FakeServer = {
  api: PublicApi;
  owner: OwnerApi;
  clock: Clock;
  /** Thrown by the next calls, one each. */
  failures: RequestFailed[];
  calls: string[];
  keys: Set<string>;
  stored: Map<number, DeviceItem>;
  /** Copies that were answered. */
  received: number;
  deseos: Map<string, NewDeseo & { id: number }>;
  resolved: Set<number>;
  consumos: SimulatedConsumo[];
  knowsConsumos: boolean;
  /** After so many uses a token is refused. */
  tokenUses: number;
};

/** What the server keeps to itself. */
type Inside = { accounts: Set<string>; devices: string[]; uses: Map<string, number> };

export function fakeServer(): FakeServer {
  const inside: Inside = { accounts: new Set(), devices: [], uses: new Map() };
  const the = () => server;
  const server: FakeServer = {
    api: apiOf(the, inside),
    owner: ownerOf(the, inside),
    clock: { now: () => new Date(0) },
    failures: [],
    calls: [],
    keys: new Set(),
    stored: new Map(),
    received: 0,
    deseos: new Map(),
    resolved: new Set(),
    consumos: [],
    knowsConsumos: true,
    tokenUses: Number.POSITIVE_INFINITY,
  };
  return server;
}

function fail({ failures }: FakeServer): void {
  const failure = failures.shift();
  if (failure) throw failure;
}

function use(server: FakeServer, { uses }: Inside, access: string): void {
  fail(server);
  const left = uses.get(access) ?? 0;
  if (left <= 0) throw new RequestFailed(401, 'Inicia sesión de nuevo');
  uses.set(access, left - 1);
}

function apiOf(the: () => FakeServer, { devices, uses }: Inside): PublicApi {
  return {
    async token() {
      fail(the());
      const access = `token-${uses.size + 1}`;
      uses.set(access, the().tokenUses);
      return access;
    },
    async pair(_access, { nombre, cadencia_ms }) {
      devices.push(nombre);
      the().calls.push(`pair ${nombre} ${cadencia_ms}`);
      const clave = `clave-${devices.length}`;
      the().keys.add(clave);
      return { clave, consumidor_id: 22 };
    },
    newestReading: async () => null,
    async sendReadings(clave, { body }) {
      fail(the());
      if (!the().keys.has(clave)) throw new RequestFailed(401, 'La clave del dispositivo no sirve');
      return ingest(the(), (JSON.parse(body) as { lecturas: DeviceItem[] }).lecturas);
    },
  };
}

function ingest(server: FakeServer, items: readonly DeviceItem[]) {
  const latest = server.clock.now().getTime() + FUTURE_LIMIT_MS;
  const rechazadas: { indice: number; motivo: string }[] = [];
  let aceptadas = 0;
  for (const [indice, item] of items.entries()) {
    server.received++;
    if (Date.parse(item.medido_at) > latest) rechazadas.push({ indice, motivo: 'futuro' });
    else if (!server.stored.has(item.n)) {
      server.stored.set(item.n, item);
      aceptadas++;
    }
  }
  const duplicadas = items.length - aceptadas - rechazadas.length;
  return { status: 'success', aceptadas, duplicadas, rechazadas, seq: server.stored.size } as const;
}

const SEEN = { visto_at: null, bateria: null, created_at: new Date(0).toISOString() };
const ABOUT = { tipo: 'pulsera', fuente: 'simulado', cadencia_ms: 1_000 } as const;

function asDeseo({ resolved }: FakeServer, id: number): Deseo {
  return {
    id,
    tipo: 'sustancia',
    consumidor_id: 22,
    intensidad: null,
    nota: null,
    created_at: SEEN.created_at,
    resolved: resolved.has(id),
    resultado: null,
    resuelto_at: null,
    ...NO_CAUSAS,
  };
}

function ownerOf(the: () => FakeServer, inside: Inside): OwnerApi {
  const { accounts, devices } = inside;
  return {
    async register({ email }, _nombre, zona_horaria) {
      fail(the());
      if (accounts.has(email)) return false;
      accounts.add(email);
      the().calls.push(`register ${email} ${zona_horaria}`);
      return true;
    },
    devices: async () => devices.map((nombre, id) => ({ id, nombre, ...ABOUT, ...SEEN })),
    async logDeseo(access, deseo) {
      use(the(), inside, access);
      const { deseos } = the();
      const stored = deseos.get(deseo.uuid ?? '') ?? { ...deseo, id: deseos.size + 1 };
      deseos.set(deseo.uuid ?? '', stored);
      return asDeseo(the(), stored.id);
    },
    async resolveDeseo(access, id) {
      use(the(), inside, access);
      the().resolved.add(id);
      return asDeseo(the(), id);
    },
    async logConsumo(access, consumo) {
      use(the(), inside, access);
      if (!the().knowsConsumos) throw new RequestFailed(404, 'No existe');
      the().consumos.push(consumo);
    },
  };
}
