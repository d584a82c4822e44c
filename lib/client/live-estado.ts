import type { DownOf } from '@/lib/channels/protocol';
import type { Estado } from '@/lib/domain/estado';
import { channelNamed } from './channels';
import { type Entry, isWanted } from './live-entry';
import { deliver, each, hope, type LiveState, liveKey, refresh } from './live-state';

const CHANNEL = channelNamed('estado');

export function isEstado({ channel }: Entry): boolean {
  return channel.name === CHANNEL.name;
}

/**
 * The server tells the estado of a consumidor along with any other subscription of theirs, so that it needs one of its
 * own only where there is no other, or where the other came without it: then asking says why.
 */
export function isToldAlong(state: LiveState, consumidorId: number): boolean {
  return [...state.entries.values()].some(
    (entry) =>
      entry.consumidorId === consumidorId &&
      entry.channel.of !== 'usuario' &&
      !isEstado(entry) &&
      entry.wire !== 'off' &&
      !entry.silent,
  );
}

/** After the subscriptions of a consumidor changed. `ask` opens one of its own. */
export function tendEstado(state: LiveState, consumidorId: number, ask: (entry: Entry) => void): void {
  const along = isToldAlong(state, consumidorId);
  const entry = state.entries.get(liveKey(CHANNEL.name, consumidorId));
  if (!along) state.estados.delete(consumidorId);
  if (entry?.wire !== 'off') return;
  if (!state.view.live || !isWanted(entry)) return;
  if (!along) {
    if (entry.live) {
      entry.live = false;
      hope(state, entry);
    }
    ask(entry);
    refresh(state, entry);
    return;
  }
  const said = state.estados.get(consumidorId);
  if (said && !entry.live) tell(state, entry, said);
}

export function tendEstados(state: LiveState, ask: (entry: Entry) => void): void {
  each(state, (entry) => {
    if (isEstado(entry)) tendEstado(state, entry.consumidorId, ask);
  });
}

/** `unask` ends a subscription of its own, which was asked for before there was another to come along with. */
export function estadoArrived(
  state: LiveState,
  message: DownOf<'estado'>,
  unask: (entry: Entry) => void,
): void {
  const { type: _, consumidor_id, estado, ...rest } = message;
  if (estado === null) return;
  const said: Estado = { estado, ...rest };
  state.estados.set(consumidor_id, said);
  const entry = state.entries.get(liveKey(CHANNEL.name, consumidor_id));
  if (!entry || !isWanted(entry)) return;
  if (entry.wire === 'on' && isToldAlong(state, consumidor_id)) unask(entry);
  // With a subscription of its own it is told there.
  if (entry.wire === 'off') tell(state, entry, said);
}

function tell(state: LiveState, entry: Entry, said: Estado): void {
  deliver(state, entry, said, {
    kind: 'whole',
    cursor: undefined,
    at: undefined,
    estado: said,
    anew: false,
  });
  entry.live = true;
  entry.cancelGrace();
  entry.hopeful = false;
  refresh(state, entry);
}
