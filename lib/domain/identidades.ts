import type { SessionOwner } from './session-ports';

/** Who somebody is elsewhere: what an issuer calls them for ever. An email is no identity, it may change hands. */
export type Identity = { issuer: string; sub: string };

/** As the issuer told it a moment ago; `email` only where the issuer has verified it. */
export type ProvenIdentity = Identity & { email: string | null; nombre: string };

export type Identidad = { id: number; issuer: string; created_at: string };

export type IdentidadesRepo = {
  /** The account that is linked with it and lives, or null. */
  owner(identity: Identity): Promise<Required<SessionOwner> | null>;
  /** False when it is linked already, here or elsewhere. */
  link(usuarioId: number, identity: Identity, now: Date): Promise<boolean>;
  list(usuarioId: number): Promise<Identidad[]>;
  /** False when there is none to unlink. */
  unlink(usuarioId: number, id: number): Promise<boolean>;
};
