import type { Deseo, NewDeseo } from '@/lib/domain/deseos';
import type { Dispositivo } from '@/lib/domain/dispositivos';
import { type Caller, RequestFailed } from '../device/api';
import type { Account } from '../device/options';

/** A cigarette to log; `uuid` is made here, so that sending it twice logs it once. `ocurrido_at` ISO 8601. */
export type SimulatedConsumo = { uuid: string; cantidad: number; ocurrido_at: string; deseo_id?: number };

/** What a consumidor asks of the public API beside pairing. Every call throws RequestFailed. */
export type OwnerApi = {
  /** False when there is such an account already, with this password. */
  register(account: Account, nombre: string, zona_horaria: string): Promise<boolean>;
  devices(access: string): Promise<Dispositivo[]>;
  logDeseo(access: string, deseo: NewDeseo): Promise<Deseo>;
  resolveDeseo(access: string, id: number, resultado: 'resistido' | 'consumido'): Promise<Deseo>;
  /** Throws RequestFailed with status 404 when this server does not log consumos. */
  logConsumo(access: string, consumo: SimulatedConsumo): Promise<unknown>;
};

const UNAUTHORIZED = 401;

export function makeOwnerApi({ get, post }: Caller): OwnerApi {
  const opens = (account: Account): Promise<boolean> =>
    post('/api/token', account).then(
      () => true,
      (error: unknown) => {
        if (error instanceof RequestFailed && error.status === UNAUTHORIZED) return false;
        throw error;
      },
    );
  return {
    async register(account, nombre, zona_horaria) {
      // Registration answers the same for an address that is taken: signing in tells.
      if (await opens(account)) return false;
      await post('/api/registro', { ...account, nombre, rol: 'consumidor', zona_horaria });
      return true;
    },
    devices: async (access) =>
      (await get<{ dispositivos: Dispositivo[] }>('/api/dispositivos', access)).dispositivos,
    logDeseo: (access, deseo) => post('/api/deseos', deseo, access),
    resolveDeseo: (access, id, resultado) => post(`/api/deseos/${id}/resolver`, { resultado }, access),
    logConsumo: (access, consumo) => post('/api/consumos', consumo, access),
  };
}
