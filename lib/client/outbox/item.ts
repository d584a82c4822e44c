import type { Chequeo, NewChequeo } from '@/lib/domain/chequeos';
import type { Consumo, NewConsumo } from '@/lib/domain/consumos';
import type { Deseo, DeseoDetails, DeseoRef, NewDeseo } from '@/lib/domain/deseos';
import type { Problem } from '@/lib/domain/errors';
import type { Method } from '../api';

/** What a person did. Instants ISO 8601 UTC. */
export type Op =
  | { kind: 'deseo'; body: Pick<NewDeseo, 'tipo'> & { uuid: string; ocurrido_at: string } }
  | { kind: 'cierre'; body: { resultado: 'resistido' | 'consumido'; resuelto_at: string } }
  | { kind: 'reapertura' }
  | { kind: 'detalle'; body: DeseoDetails }
  | {
      kind: 'consumo';
      body: Pick<NewConsumo, 'deseo_id' | 'deseo_uuid'> & { uuid: string; ocurrido_at: string };
    }
  | { kind: 'consumo_deshecho' }
  | { kind: 'chequeo'; body: Pick<NewChequeo, 'emocion'> & { uuid: string; ocurrido_at: string } };

export type Kind = Op['kind'];

export type NewItem = {
  id: string;
  /** The deseo, consumo or chequeo that it is about: an id, or the uuid that the client gave it. */
  target: string;
  /** What is of one chain is sent in order, one after the other. */
  chain: string;
  made_at: string;
  op: Op;
};

export type Item = NewItem & {
  /** Its place in the order in which things were done. */
  n: number;
  /** Counted before each sending, so that what was never on its way is known. */
  attempts: number;
  /** ms since 1970, of this device's clock. */
  not_before: number;
  /** Why it has to wait. */
  waits: 'network' | 'server' | 'account' | null;
  /** Why the server does not take it; it stays until the person decides. */
  refused: Problem | null;
};

/** What the server answers to one. */
export type Stored = Deseo | Consumo | Chequeo | undefined;

export const deseoTarget = (ref: DeseoRef): string => String(ref);

const CREATES: ReadonlySet<Kind> = new Set<Kind>(['deseo', 'consumo', 'chequeo']);

export function isCreation({ op }: NewItem): boolean {
  return CREATES.has(op.kind);
}

/** Every one of them does the same when it is sent again. */
export function requestOf({ op, target }: NewItem): { method: Method; path: string; body?: unknown } {
  switch (op.kind) {
    case 'deseo':
      return { method: 'POST', path: '/api/deseos', body: op.body };
    case 'cierre':
      return { method: 'POST', path: `/api/deseos/${target}/resolver`, body: op.body };
    case 'reapertura':
      return { method: 'POST', path: `/api/deseos/${target}/reabrir` };
    case 'detalle':
      return { method: 'PATCH', path: `/api/deseos/${target}`, body: op.body };
    case 'consumo':
      return { method: 'POST', path: '/api/consumos', body: op.body };
    case 'consumo_deshecho':
      return { method: 'DELETE', path: `/api/consumos/${target}` };
    case 'chequeo':
      return { method: 'POST', path: '/api/chequeos', body: op.body };
  }
}
