import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { channelNamed } from '@/lib/channels/registry';
import { authorizeView } from '@/lib/channels/view';
import { LatidoError } from '@/lib/domain/errors';
import { calendarioSchema } from '@/lib/domain/metrics/progreso/calendario';
import { informeSchema } from '@/lib/domain/metrics/progreso/informe';
import { mapaSchema } from '@/lib/domain/metrics/progreso/mapa';
import { type Progreso, progresoSchema } from '@/lib/domain/metrics/progreso/progreso';
import { reposoSchema } from '@/lib/domain/metrics/progreso/reposo';
import { parseTramoCursor, tramoSchema } from '@/lib/domain/repeticion';
import { readSemana } from '@/lib/domain/semana';
import { findNombres } from '@/lib/domain/use-cases/catalogos';
import { findCalendario, findInforme, findMapa, findReposo } from '@/lib/domain/use-cases/progreso';
import { findTramo } from '@/lib/domain/use-cases/repeticion';
import { ROLES } from '@/lib/domain/usuarios';
import { type Access, OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { idParam, json, type Router } from '../route';

const ANYBODY = { kind: 'usuario', roles: ROLES } as const satisfies Access;

const mes = z
  .string()
  .regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, 'un mes como 2026-11')
  .optional();
const semana = z
  .string()
  .refine((text) => readSemana(text) !== null, 'una semana como 2026-W48, o uno de sus días')
  .optional();
const semanaOf = (text: string | undefined) =>
  text === undefined ? undefined : (readSemana(text) ?? undefined);

export function progresoRoutes(router: Router, deps: ApiDeps): void {
  figureRoutes(router, deps);
  pictureRoutes(router, deps);
  informeRoutes(router, deps);
  repeticionRoute(router, deps);
}

function figureRoutes({ route }: Router, deps: ApiDeps): void {
  const channel = channelNamed('progreso');

  route(
    {
      method: 'get',
      path: '/api/consumidores/{id}/progreso',
      access: ANYBODY,
      summary:
        'Lo que una persona ha logrado, como el canal `progreso`; null es que no se sabe o no se comparte',
      request: { params: idParam },
      responses: { 200: json(progresoSchema, 'Las cifras') },
    },
    async (c) => {
      const { id } = c.req.valid('param');
      const { ownerId, view } = await authorizeView(deps, requireActor(c), id, channel);
      const stands = await deps.snapshots.standing(channel, ownerId, view);
      const { data } = await deps.snapshots.answer(channel, ownerId, stands, view);
      return c.json(data as Progreso, 200);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/reposo',
      access: OWNER,
      summary: 'Mi frecuencia en reposo, semana a semana desde la fecha de abandono; null donde faltan datos',
      responses: { 200: json(reposoSchema, 'Las semanas') },
    },
    async (c) => c.json(await findReposo(deps, requireActor(c)), 200),
  );
}

function pictureRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/consumidores/{id}/progreso/calendario',
      access: ANYBODY,
      summary: 'Los días de un mes: sin humo, con cigarrillos o sin datos',
      request: { params: idParam, query: z.object({ mes }) },
      responses: { 200: json(calendarioSchema, 'El mes') },
    },
    async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await findCalendario(deps, requireActor(c), id, c.req.valid('query').mes), 200);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/consumidores/{id}/progreso/mapa',
      access: ANYBODY,
      summary: 'Cuándo vienen los antojos: día de la semana por hora, de un motivo o de todos',
      request: { params: idParam, query: z.object({ motivo: z.string().max(200).optional() }) },
      responses: { 200: json(mapaSchema, 'Las horas en que hubo alguno') },
    },
    async (c) => {
      const { motivo = null } = c.req.valid('query');
      return c.json(await findMapa(deps, requireActor(c), c.req.valid('param').id, motivo), 200);
    },
  );
}

function informeRoutes({ route }: Router, deps: ApiDeps): void {
  const request = { params: idParam, query: z.object({ semana }) };

  route(
    {
      method: 'get',
      path: '/api/consumidores/{id}/informe',
      access: ANYBODY,
      summary: 'El informe de una semana; sin `semana`, de la última que terminó',
      request,
      responses: { 200: json(informeSchema, 'La semana') },
    },
    async (c) => {
      const { id } = c.req.valid('param');
      const week = semanaOf(c.req.valid('query').semana);
      return c.json(await findInforme(deps, requireActor(c), id, week), 200);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/consumidores/{id}/informe.pdf',
      access: ANYBODY,
      summary: 'El mismo informe como PDF, en el idioma de quien lo pide',
      request,
      responses: {
        200: {
          description: 'Se hace mientras se lee',
          content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
        },
      },
    },
    async (c) => {
      const actor = requireActor(c);
      const { id } = c.req.valid('param');
      const informe = await findInforme(deps, actor, id, semanaOf(c.req.valid('query').semana));
      const reader = await deps.repos.usuarios.find(actor.usuario_id);
      const idioma = reader?.idioma ?? 'es';
      const pdf = deps.informePdf(informe, idioma, await findNombres(deps, idioma));
      return c.body(Readable.toWeb(pdf) as ReadableStream, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="latido-${informe.semana}.pdf"`,
        'cache-control': 'private, no-store',
      });
    },
  );
}

function repeticionRoute({ route }: Router, deps: ApiDeps): void {
  const instant = z.iso.datetime('No es un instante ISO 8601');

  route(
    {
      method: 'get',
      path: '/api/repeticion',
      access: OWNER,
      summary: 'Mis lecturas de un tramo de una hora como mucho, la más vieja primero, en páginas',
      request: {
        query: z.object({ desde: instant, hasta: instant, tras: z.string().max(40).optional() }),
      },
      responses: { 200: json(tramoSchema, 'La página; `siguiente` es el `tras` de la que sigue') },
    },
    async (c) => {
      const { desde, hasta, tras } = c.req.valid('query');
      const after = tras === undefined ? null : parseTramoCursor(tras);
      if (tras !== undefined && !after)
        throw new LatidoError('invalid', { errors: [{ pointer: '/tras', detail: 'no es un lugar' }] });
      const within = { desde: new Date(desde), hasta: new Date(hasta) };
      return c.json(await findTramo(deps, requireActor(c), within, after), 200);
    },
  );
}
