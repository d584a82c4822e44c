import type { Alcance } from './access';
import type { AdminDispositivo } from './admin-dispositivos';
import type { Page, PageRequest } from './admin-pages';
import type { AdminUsuario, Decision, NewUsuario, UsuarioQuery } from './admin-usuarios';
import type { Accion, Acting, AuditEntry, AuditQuery } from './auditoria';
import type { Emergencia, EmergencyTarget, Granted, NewEmergencia } from './emergencias';
import type { NewNotificacion } from './notificaciones';
import type { Idioma, PasswordSetter } from './usuarios';

/** Each change is written together with its row of auditoria, in one transaction. */
export type AdminUsuariosRepo = {
  list(query: UsuarioQuery, page: PageRequest): Promise<Page<AdminUsuario>>;
  /** Throws `conflict` when the email is taken. */
  create(
    by: Acting,
    usuario: NewUsuario & {
      password_hash: string;
      password_set_by: PasswordSetter;
      idioma?: Idioma;
      email_verified_at?: Date;
    },
    now: Date,
  ): Promise<AdminUsuario>;
  /**
   * Ends every session of the account, and queues the mail that tells its owner, where there is one. Of changes to administradores one goes on at a time: what `decide` is told
   * is true until the commit, and what it throws leaves everything as it was. Null without such an account.
   */
  change(by: Acting, id: number, accion: Accion, decide: Decision, now: Date): Promise<AdminUsuario | null>;
};

export type AdminDispositivosRepo = {
  list(q: string | undefined, page: PageRequest): Promise<Page<AdminDispositivo>>;
  /** False when there is none to revoke. */
  revoke(by: Acting, id: number, now: Date): Promise<boolean>;
};

export type AuditoriaRepo = {
  list(query: AuditQuery, page: PageRequest): Promise<Page<AuditEntry>>;
};

export type EmergenciasRepo = {
  target(whose: Pick<NewEmergencia, 'consumidor_id' | 'email'>): Promise<EmergencyTarget | null>;
  /** With its notificacion and its mail to the person. Null while the two have one that is open. */
  open(
    by: Acting,
    target: EmergencyTarget,
    emergencia: { motivo: string; alcances: readonly Alcance[]; expires_at: Date },
    notificacion: NewNotificacion,
    now: Date,
  ): Promise<Emergencia | null>;
  find(id: number): Promise<Emergencia | null>;
  /** What an administrador may see of a consumidor now: nothing without an open one. */
  granted(consumidorId: number, administradorId: number): Promise<Granted>;
  /** Ends an open one, of this consumidor or administrador; null when there is none of theirs. */
  end(
    by: Acting,
    id: number,
    of: { consumidor_id: number } | { administrador_id: number },
    now: Date,
  ): Promise<Emergencia | null>;
  /** Closes those whose time is over. */
  expire(now: Date): Promise<Emergencia[]>;
  list(
    of: { consumidor_id?: number; administrador_id?: number },
    page: PageRequest,
  ): Promise<Page<Emergencia>>;
};

export type AdminRepos = {
  adminUsuarios: AdminUsuariosRepo;
  adminDispositivos: AdminDispositivosRepo;
  auditoria: AuditoriaRepo;
  emergencias: EmergenciasRepo;
};
