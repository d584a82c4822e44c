import type { AccesosRepo } from './accesos';
import type { Actor, Alcance, LetsIn, Subject } from './access';
import type { CorreosRepo, CuentasRepo } from './account-ports';
import type { AdminRepos } from './admin-ports';
import type { AnalisisRepo, VentanasRepo } from './analisis';
import type { AnimosRepo } from './animos';
import type { ArchiveRepo } from './archive/ports';
import type { BorradoRepo } from './borrado';
import type { CatalogosRepo } from './catalogos';
import type { ConsentimientosRepo } from './consent-ports';
import type { DeviceIdentity, Dispositivo, Pairing } from './dispositivos';
import type { LatidoEvent, OwnerKey, StreamPart } from './events';
import type { FormulariosRepo } from './formularios';
import type { IdentidadesRepo } from './identidades';
import type { InicioRepo } from './inicio';
import type { NewLectura } from './lecturas';
import type { ChequeosRepo, ConsumosRepo, DeseosRepo, NotificacionesRepo } from './log-ports';
import type { LogrosRepo } from './logros';
import type { PerfilesRepo } from './perfil';
import type { SnapshotsSource } from './reads';
import type { RetentionRepo } from './retention';
import type { SegundosFactoresRepo } from './segundo-factor';
import type { SessionsRepo } from './session-ports';
import type { Terms } from './terms';
import type { Idioma, PasswordSetter, Registro, Usuario, UsuarioSecret } from './usuarios';

/** Tells every instance what happened. Call it after the commit, never before. */
export type Bus = {
  publish(event: LatidoEvent): void;
  /** The handler gets every control event, and the data events of the watched owners. */
  subscribe(handler: (event: LatidoEvent) => void): void;
  /** Counted: as many `unwatch` as `watch` end it. */
  watch(owner: OwnerKey): void;
  unwatch(owner: OwnerKey): void;
  /** Whether anybody may listen: what an event carries along is made for them only. */
  wants(owner: OwnerKey): boolean;
  /** Called when messages about an owner (null: about any) may have been lost: read them again. */
  onGap(handler: (owner: OwnerKey | null) => void): void;
  healthy(): boolean;
  close(): Promise<void>;
};

export type UsuariosRepo = {
  /** Throws `conflict` when the email is taken. */
  create(
    registro: Omit<Registro, 'password' | 'rol'> & {
      rol: Usuario['rol'];
      /** Spanish where nobody said. */
      idioma?: Idioma;
      password_hash: string;
      email_verified_at?: Date;
      password_set_by?: PasswordSetter;
    },
  ): Promise<Usuario>;
  secretByEmail(email: string): Promise<UsuarioSecret | null>;
  find(id: number): Promise<Usuario | null>;
  /** The consumidor with that id whose usuario is active, or null. */
  subject(consumidorId: number): Promise<Subject | null>;
};

export type CodePurpose = 'dispositivo' | 'cuidador';

/** An invitation's code is written with its row of the ledger: see `ConsentimientosRepo`. */
export type CodesRepo = {
  issue(
    purpose: CodePurpose,
    codeHash: string,
    consumidorId: number,
    alcances: readonly Alcance[],
    expiresAt: Date,
  ): Promise<void>;
  /** Takes the code out of use and says for whom it was; null when it is unknown, used or expired. */
  redeem(
    purpose: CodePurpose,
    codeHash: string,
    now: Date,
  ): Promise<({ consumidor_id: number } & Terms) | null>;
};

export type DispositivosRepo = {
  create(consumidorId: number, pairing: Omit<Pairing, 'codigo'>, keyHash: string): Promise<void>;
  byKeyHash(keyHash: string): Promise<DeviceIdentity | null>;
  list(consumidorId: number): Promise<Dispositivo[]>;
  /** False when there is none to revoke. */
  revoke(consumidorId: number, dispositivoId: number, now: Date): Promise<boolean>;
  /** Those of them that may not write any more: revoked, or their person's account ended. Asks the database. */
  ended(dispositivoIds: readonly number[]): Promise<ReadonlySet<number>>;
};

export type LecturaBatch = {
  device: DeviceIdentity;
  recibido_ms: number;
  items: readonly NewLectura[];
  /** From too far in the future to be believed: kept aside. */
  cuarentena: readonly NewLectura[];
};
/**
 * `desfase_ms`: what is known of the device's clock with this batch, see `desfase.ts`. `part`: the new readings as
 * readers get them, made when asked for; undefined where there are none or not all are kept raw.
 */
export type StoredBatch = {
  stored: number;
  seq: number;
  desfase_ms: number | null;
  part(): StreamPart | undefined;
};

export type LecturasRepo = {
  /**
   * Stores the new readings of a batch, with their rollups and stream offsets, in one transaction that it may
   * share with other batches. Resolves after the commit. A device that may not write any more is refused with
   * `unauthenticated`.
   */
  append(batch: LecturaBatch): Promise<StoredBatch>;
};

export type Repos = {
  cuentas: CuentasRepo;
  correos: CorreosRepo;
  usuarios: UsuariosRepo;
  sessions: SessionsRepo;
  codes: CodesRepo;
  dispositivos: DispositivosRepo;
  consentimientos: ConsentimientosRepo;
  lecturas: LecturasRepo;
  deseos: DeseosRepo;
  consumos: ConsumosRepo;
  ventanas: VentanasRepo;
  analisis: AnalisisRepo;
  retention: RetentionRepo;
  chequeos: ChequeosRepo;
  catalogos: CatalogosRepo;
  perfiles: PerfilesRepo;
  formularios: FormulariosRepo;
  inicio: InicioRepo;
  notificaciones: NotificacionesRepo;
  animos: AnimosRepo;
  snapshots: SnapshotsSource;
  accesos: AccesosRepo;
  borrado: BorradoRepo;
  segundosFactores: SegundosFactoresRepo;
  identidades: IdentidadesRepo;
  archive: ArchiveRepo;
  logros: LogrosRepo;
} & AdminRepos;

export type Passwords = {
  hash(password: string): Promise<string>;
  verify(hash: string | null, password: string): Promise<boolean>;
};

/** Random secrets and their one-way fingerprints. */
export type Secrets = {
  /** 256 random bits, URL-safe. */
  key(): string;
  digits(count: number): string;
  /** `count` characters of the base32 alphabet A–Z, 2–7. */
  base32(count: number): string;
  fingerprint(secret: string): string;
};

/** What an access token says; it is worth something only while its session counts. */
export type AccessClaims = { user_id: number; sid: string };

export type Tokens = {
  sign(claims: AccessClaims, seconds: number): Promise<string>;
  /** Null when it is forged, malformed or expired. */
  verify(token: string): Promise<(AccessClaims & { expires_at: Date }) | null>;
};

/**
 * Who is behind a credential, with the session behind it checked against the database; null for nobody. Each throws
 * `password_change_required` as `actorBehind` does.
 */
export type Authenticator = {
  bearer(token: string, letsIn?: LetsIn): Promise<Actor | null>;
  /** The whole `Cookie` header. */
  cookie(header: string, letsIn?: LetsIn): Promise<Actor | null>;
};
