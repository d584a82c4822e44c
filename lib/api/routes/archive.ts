import { z } from '@hono/zod-openapi';
import type { Actor } from '@/lib/domain/access';
import { importReportSchema, progressSchema } from '@/lib/domain/archive/report';
import { fechaOf } from '@/lib/domain/time';
import { openExport } from '@/lib/domain/use-cases/archive';
import { ROLES } from '@/lib/domain/usuarios';
import { motivosFor } from '@/lib/i18n/problems';
import { type Access, OWNER, requireActor } from '../access';
import { bodyOf } from '../archive/body';
import { importArchive } from '../archive/import-archive';
import { places } from '../archive/places';
import { archiveOf, rowsToRead } from '../archive/write-archive';
import type { ApiDeps } from '../context';
import { json, type Router } from '../route';

const ANY_ACCOUNT = { kind: 'usuario', roles: ROLES } as const satisfies Access;
/** Each holds a connection to the database while it lasts. */
const EXPORTS_AT_ONCE = 3;
const IMPORTS_AT_ONCE = 2;

type Progress = { hechas: number; total: number };
type UnderWay = Map<number, Progress>;

export function archiveRoutes(router: Router, deps: ApiDeps): void {
  const underWay: UnderWay = new Map();
  exportRoute(router, deps, underWay);
  progressRoute(router, underWay);
  importRoute(router, deps);
}

function exportRoute({ route }: Router, deps: ApiDeps, underWay: UnderWay): void {
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
      const free = place();
      try {
        const { body, headers } = await startExport(deps, requireActor(c), underWay, free);
        return c.body(body, 200, headers);
      } catch (error) {
        free();
        throw error;
      }
    },
  );
}

/** `free` is called when the export is over, however it ends. */
async function startExport(deps: ApiDeps, actor: Actor, underWay: UnderWay, free: () => void) {
  await deps.limits.archive(actor.usuario_id);
  const { usuario, snapshot } = await openExport(deps, actor);
  const progress: Progress = { hechas: 0, total: rowsToRead(snapshot) };
  underWay.set(usuario.id, progress);
  const now = deps.clock.now();
  const counted = (rows: number) => {
    progress.hechas += rows;
  };
  const pieces = archiveOf({ snapshot, usuario, now, fingerprint: deps.secrets.fingerprint, counted });
  const body = bodyOf(pieces, {
    end: async () => {
      underWay.delete(usuario.id);
      free();
      await snapshot.close();
    },
    failed: (error) => deps.log.error({ err: error, usuario_id: usuario.id }, 'an export broke off'),
  });
  const name = `latido-${fechaOf(now, snapshot.zona_horaria)}.zip`;
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="${name}"`,
    'x-latido-filas': String(progress.total),
  };
  return { body, headers };
}

function progressRoute({ route }: Router, underWay: UnderWay): void {
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

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
/** `ensayo`: tell what would come in, and leave all as it is. `es_mio`: the person says that the archive is theirs. */
const wishQuery = z.object({ ensayo: flag, es_mio: flag });

function importRoute({ route }: Router, deps: ApiDeps): void {
  const place = places(IMPORTS_AT_ONCE);

  route(
    {
      method: 'post',
      path: '/api/importacion',
      access: OWNER,
      raw: true,
      summary:
        'El ZIP de una exportación (application/zip, hasta 1 GiB), de vuelta a la propia cuenta: todo o nada, y otra vez no cambia nada; no da acceso a nadie. `ensayo=1` solo dice qué pasaría',
      request: { query: wishQuery },
      problems: ['bad_request', 'conflict', 'too_large', 'unsupported_media_type', 'invalid'],
      responses: {
        200: json(importReportSchema, 'Qué entró, qué ya estaba y qué no se pudo, línea por línea'),
      },
    },
    async (c) => {
      const actor = requireActor(c);
      const { ensayo, es_mio } = c.req.valid('query');
      const free = place();
      try {
        await deps.limits.archive(actor.usuario_id);
        const report = await importArchive(deps, actor, c, { ensayo, esMio: es_mio });
        return c.json({ ...report, rechazadas: motivosFor(report.rechazadas, c.get('idioma')) }, 200);
      } finally {
        free();
      }
    },
  );
}
