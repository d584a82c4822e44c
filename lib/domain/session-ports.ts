import type { Session } from './access';
import type { SessionKind, SessionPlace, StoredSession } from './sesiones';

/** Whose session is opened; with the version that was read with what proved them, where something proved them. */
export type SessionOwner = { id: number; session_version?: number };

export type SessionsRepo = {
  /** @throws unauthenticated when the usuario is gone, or their sessions were ended since they were proven */
  open(
    owner: SessionOwner,
    kind: SessionKind,
    expiresAt: Date,
    refreshHash?: string,
    place?: SessionPlace,
  ): Promise<string>;
  /** The open sessions of a usuario, the one last seen first, at most 100. */
  list(usuarioId: number, now: Date): Promise<StoredSession[]>;
  /** False when the usuario has no such open session. */
  revokeOf(usuarioId: number, sessionId: string, now: Date): Promise<boolean>;
  /** All of a usuario but one, if one is named. */
  revokeAll(usuarioId: number, keptId: string | null, now: Date): Promise<void>;
  /** Writes when sessions were seen: gathered until then, each at most once in some minutes. */
  flushSeen(): Promise<void>;
  /** The usuario behind a session that is neither ended nor outdated by a newer session version, or null. */
  actor(sessionId: string, now: Date): Promise<Session | null>;
  revoke(sessionId: string): Promise<number | null>;
  /**
   * Swaps the refresh hash in one step. `reused` when the presented one was already swapped: somebody else
   * has it, and the session is ended.
   */
  rotate(
    sessionId: string,
    presentedHash: string,
    nextHash: string,
    expiresAt: Date,
    now: Date,
  ): Promise<'rotated' | 'reused' | 'unknown'>;
};
