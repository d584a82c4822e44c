import type { Readable } from 'node:stream';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Actor } from '@/lib/domain/access';
import type { Nombres } from '@/lib/domain/catalogos';
import type { DeviceIdentity } from '@/lib/domain/dispositivos';
import type { KnownDevice, Limits } from '@/lib/domain/limits';
import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import type { Authenticator } from '@/lib/domain/ports';
import type { EndpointCheck } from '@/lib/domain/push';
import type { Readiness, Salud } from '@/lib/domain/salud';
import type { Latency } from '@/lib/domain/telemetry';
import type { Deps } from '@/lib/domain/use-cases/deps';
import type { Idioma } from '@/lib/domain/usuarios';
import type { Snapshots } from '@/lib/realtime/snapshots';

export type ApiDeps = Deps & {
  snapshots: Snapshots;
  authenticate: Authenticator;
  limits: Limits;
  /** The cookie of a device on which somebody signed in. */
  knownDevices: {
    read(cookies: string | undefined): Promise<KnownDevice | null>;
    /** A `Set-Cookie`. */
    remember(known: KnownDevice | null, email: string): Promise<string>;
  };
  /** A `Set-Cookie` by which a session asks to be linked with whom the issuer sends next. */
  linkCookie(sessionId: string): Promise<string>;
  readiness(): Promise<Readiness>;
  latency(): Promise<Latency>;
  salud(): Promise<Salud>;
  /** By which browsers subscribe to push; null where there is none. */
  vapidKey: string | null;
  checkEndpoint: EndpointCheck;
  /** A week as a PDF, in a language. */
  informePdf(informe: Informe, idioma: Idioma, nombres: Nombres): Readable;
  log: { error(context: object, message: string): void };
  /** The origin under which browsers reach the app, when it is not the one they name in `Host`. */
  publicOrigin: string | null;
  /** The address a request came from, as far as it can be trusted. */
  addressOf(request: { headers: Headers; socketAddress: string | undefined }): string;
};

export type ApiEnv = {
  Bindings: { incoming?: { socket: { remoteAddress?: string } } };
  Variables: {
    requestId: string;
    address: string;
    /** In which whoever asks wants to be told. */
    idioma: Idioma;
    actor?: Actor;
    device?: DeviceIdentity;
  };
};

export type Api = OpenAPIHono<ApiEnv>;
