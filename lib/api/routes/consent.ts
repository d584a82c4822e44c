import { z } from '@hono/zod-openapi';
import { ALCANCES } from '@/lib/domain/access';
import { HECHOS } from '@/lib/domain/consent-ledger';
import { acceptInvitationSchema, changeTermsSchema, invitationSchema } from '@/lib/domain/consentimientos';
import { estadoSchema } from '@/lib/domain/estado';
import { RESOLUCIONES } from '@/lib/domain/terms';
import {
  acceptInvitation,
  changeConsentimiento,
  consentHistory,
  invite,
  listConsentimientos,
  listFollowed,
  previewInvitation,
  revokeConsentimiento,
} from '@/lib/domain/use-cases/consent';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, idParam, json, noContent, pageQuery, type Router } from '../route';
import { codeSchema, limitedTry } from './devices';

const CUIDADOR = { kind: 'usuario', roles: ['cuidador'] } as const;

const terms = {
  alcances: z.array(z.enum(ALCANCES)),
  resolucion: z.enum(RESOLUCIONES),
  hora_desde: z.string().nullable(),
  hora_hasta: z.string().nullable(),
  expira_at: z.iso.datetime().nullable(),
};
const consentimientoSchema = z.object({
  id: z.int(),
  cuidador_id: z.int(),
  cuidador_nombre: z.string(),
  ...terms,
  created_at: z.iso.datetime(),
  vencido: z.boolean(),
});
const eventSchema = z.object({
  n: z.int(),
  hecho: z.enum(HECHOS),
  cuidador_nombre: z.string().nullable(),
  ...terms,
  at: z.iso.datetime(),
});
const followedSchema = z.object({
  consumidor_id: z.int(),
  nombre: z.string(),
  zona_horaria: z.string(),
  ...terms,
  abierto: z.boolean(),
});
const offeredSchema = z.object({ nombre: z.string(), zona_horaria: z.string(), ...terms });

export function consentRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'post',
      path: '/api/consentimientos/invitaciones',
      access: OWNER,
      summary:
        'Un código de un solo uso con el que un cuidador recibe un permiso con estas condiciones; vence en siete días',
      problems: ['email_unverified'],
      request: { body: body(invitationSchema) },
      responses: { 201: json(codeSchema, 'El código') },
    },
    async (c) => c.json(await invite(deps, requireActor(c), c.req.valid('json')), 201),
  );

  route(
    {
      method: 'post',
      path: '/api/consentimientos/invitaciones/consultar',
      access: CUIDADOR,
      summary: 'Qué daría una invitación, antes de aceptarla: el código no se gasta',
      problems: ['code_invalid'],
      request: { body: body(acceptInvitationSchema) },
      responses: { 200: json(offeredSchema, 'Lo que ofrece') },
    },
    async (c) => {
      const { codigo } = c.req.valid('json');
      const attempt = () => previewInvitation(deps, requireActor(c), codigo);
      return c.json(await limitedTry(deps, c.get('address'), attempt), 200);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/consentimientos/aceptar',
      access: CUIDADOR,
      limit: 'sensitive',
      summary: 'Un cuidador acepta una invitación',
      problems: ['code_invalid', 'email_unverified'],
      request: { body: body(acceptInvitationSchema) },
      responses: { 201: json(followedSchema, 'Aceptada') },
    },
    async (c) => {
      const { codigo } = c.req.valid('json');
      const attempt = () => acceptInvitation(deps, requireActor(c), codigo);
      return c.json(await limitedTry(deps, c.get('address'), attempt), 201);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/consentimientos',
      access: OWNER,
      summary: 'Quién me ve, y qué',
      responses: { 200: json(z.object({ consentimientos: z.array(consentimientoSchema) }), 'La lista') },
    },
    async (c) => c.json({ consentimientos: await listConsentimientos(deps, requireActor(c)) }, 200),
  );

  route(
    {
      method: 'get',
      path: '/api/consentimientos/historial',
      access: OWNER,
      summary:
        'Lo que pasó con mis permisos, lo más nuevo primero; `antes` es el `n` del último de la página anterior',
      request: { query: pageQuery },
      responses: { 200: json(z.object({ historial: z.array(eventSchema) }), 'El historial') },
    },
    async (c) => {
      const { limit, antes } = c.req.valid('query');
      return c.json(
        { historial: await consentHistory(deps, requireActor(c), { limit, before: antes }) },
        200,
      );
    },
  );

  route(
    {
      method: 'patch',
      path: '/api/consentimientos/{id}',
      access: OWNER,
      summary:
        'Cambia las condiciones de un permiso; lo que no se nombra queda igual. Los sockets abiertos lo siguen en menos de un segundo',
      request: { params: idParam, body: body(changeTermsSchema) },
      responses: { 200: json(consentimientoSchema, 'El permiso como queda') },
    },
    async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await changeConsentimiento(deps, requireActor(c), id, c.req.valid('json')), 200);
    },
  );

  route(
    {
      method: 'delete',
      path: '/api/consentimientos/{id}',
      access: OWNER,
      summary: 'Deja de compartir: corta los sockets del cuidador en menos de un segundo',
      request: { params: idParam },
      responses: noContent,
    },
    async (c) => {
      await revokeConsentimiento(deps, requireActor(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/consumidores',
      access: CUIDADOR,
      summary: 'Las personas que sigo',
      responses: {
        200: json(
          z.object({ consumidores: z.array(followedSchema.extend({ estado: estadoSchema.nullable() })) }),
          'La lista',
        ),
      },
    },
    async (c) => c.json({ consumidores: await listFollowed(deps, requireActor(c)) }, 200),
  );
}
