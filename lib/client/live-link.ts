import { isWanted } from './live-entry';
import { openLiveSocket, type SocketView } from './live-socket';
import { each, hope, type LiveState, NO_SOCKET, refresh } from './live-state';
import { askAll, dropAll, received } from './live-wire';

/** Opens the socket when something needs it, and closes it when nothing does. */
export function tend(state: LiveState): void {
  const needed = state.enabled && [...state.entries.values()].some(isWanted);
  if (needed && !state.socket) {
    state.socket = openLiveSocket({
      deps: state.deps,
      onMessage: (message) => {
        received(state, message);
        if (message.type === 'revoked' || message.type === 'error') tend(state);
      },
      onChange: (view, before) => {
        // What it says while it is being made is looked at below.
        if (state.socket) socketChanged(state, view, before);
      },
    });
    socketChanged(state, state.socket.view(), NO_SOCKET);
  } else if (!needed && state.socket) {
    state.socket.close();
    state.socket = undefined;
    state.view = NO_SOCKET;
    dropAll(state);
    each(state, (entry) => refresh(state, entry));
  }
}

function socketChanged(state: LiveState, view: SocketView, before: SocketView): void {
  state.view = view;
  if (before.live && !view.live) dropAll(state);
  if (before.ended && !view.ended) each(state, (entry) => hope(state, entry));
  if (view.ready === 'CLOSED') {
    each(state, (entry) => {
      entry.hopeful = false;
    });
  }
  each(state, (entry) => refresh(state, entry));
  if (!before.live && view.live) askAll(state);
}
