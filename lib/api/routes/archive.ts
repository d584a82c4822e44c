import { z } from '@hono/zod-openapi';
import type { Actor } from '@/lib/domain/access';
import { fechaName } from '@/lib/domain/archive/csv';
import { progressSchema } from '@/lib/domain/archive/report';
import { LatidoError } from '@/lib/domain/errors';
import { openExport } from '@/lib/domain/use-cases/archive';
import { ROLES } from '@/lib/domain/usuarios';
import { type Access, requireActor } from '../access';
import { bodyOf } from '../archive/body';
import { archiveOf, rowsToRead } from '../archive/write-archive';
import type { ApiDeps } from '../context';
import { json, type Router } from '../route';

const ANY_ACCOUNT = { kind: 'usuario', roles: ROLES } as const satisfies Access;
/** Each holds a connection to the database while it lasts. */
const EXPORTS_AT_ONCE = 3;
const RETRY_MS = 15_000;

/** Takes one of so many places, which is given back once. @throws too_many */
function places(most: number): () => () => void {
  let taken = 0;
  return () => {
    if (taken >= most) throw new LatidoError('too_many', { retryAfterMs: RETRY_MS });
    taken += 1;
    return () => {
      taken -= 1;
    };
  };
}

async function opened(deps: ApiDeps, actor: Actor) {
  await deps.limits.archive(actor.usuario_id);
  return openExport(deps, actor);
}

type Progress = { hechas: number; total: number };

export function archiveRoutes({ route }: Router, deps: ApiDeps): void {
  const underWay = new Map<number, Progress>();
  const place = places(EXPORTS_AT_ONCE);

  route(
    {
      method: 'get',
      path: '/api/exportacion',
      access: ANY_ACCOUNT,
      summary:
        'Todos los datos de la propia cuenta en un ZIP: `json/` exacto, `csv/` para personas, `fhir/bundle.json` (R4) y `manifest.json` firmado; `X-Latido-Filas` dice cuántas filas se leen',
      problems: ['conflict'],
      responses: {
        200: {
          description: 'Se hace mientras se lee; si se corta, no sirve a medias',
          content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
        },
      },
    },
    async (c) => {
      const actor = requireActor(c);
      const free = place();
      const { usuario, snapshot } = await opened(deps, actor).catch((error) => {
        free();
        throw error;
      });
      const progress: Progress = { hechas: 0, total: rowsToRead(snapshot) };
      underWay.set(usuario.id, progress);
      const now = deps.clock.now();
      const pieces = archiveOf({
        snapshot,
        usuario,
        now,
        fingerprint: deps.secrets.fingerprint,
        counted: (rows) => {
          progress.hechas += rows;
        },
      });
      const body = bodyOf(pieces, {
        end: async () => {
          underWay.delete(usuario.id);
          free();
          await snapshot.close();
        },
        failed: (error) => deps.log.error({ err: error, usuario_id: usuario.id }, 'an export broke off'),
      });
      return c.body(body, 200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="latido-${fechaName(now, snapshot.zona_horaria)}.zip"`,
        'x-latido-filas': String(progress.total),
      });
    },
  );

  route(
    {
      method: 'get',
      path: '/api/exportacion/progreso',
      access: ANY_ACCOUNT,
      summary: 'Cuántas filas lleva leídas la exportación de la propia cuenta que hace esta instancia',
      responses: { 200: json(progressSchema, 'Sin ninguna en marcha, null') },
    },
    async (c) => c.json(underWay.get(requireActor(c).usuario_id) ?? { hechas: null, total: null }, 200),
  );
}
