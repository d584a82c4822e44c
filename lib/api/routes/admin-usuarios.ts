import { z } from '@hono/zod-openapi';
import {
  adminUsuarioSchema,
  CUENTAS,
  changeRol,
  deactivate,
  newUsuarioSchema,
  reactivate,
  restore,
  rolSchema,
  softDelete,
} from '@/lib/domain/admin-usuarios';
import { changeAccount, createUsuario, listUsuarios } from '@/lib/domain/use-cases/administration';
import { ROLES } from '@/lib/domain/usuarios';
import { ADMINISTRADOR, requireActor } from '../access';
import { actingIn } from '../acting';
import type { ApiDeps } from '../context';
import { adminPageQuery, body, idParam, json, type Router, siguiente } from '../route';

const PATH = '/api/admin/usuarios';
const querySchema = adminPageQuery.extend({
  rol: z.enum(ROLES).optional(),
  cuenta: z.enum(CUENTAS).optional(),
});
const pageSchema = z.object({ usuarios: z.array(adminUsuarioSchema), siguiente });
const createdSchema = z.object({ usuario: adminUsuarioSchema, password: z.string() });

export function adminUsuarioRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: PATH,
      access: ADMINISTRADOR,
      summary: 'Las cuentas, la más nueva primero; `q` busca en nombre y correo',
      request: { query: querySchema },
      responses: { 200: json(pageSchema, 'La página') },
    },
    async (c) => {
      const { limit, antes, ...query } = c.req.valid('query');
      const page = await listUsuarios(deps, requireActor(c), query, { limit, before: antes });
      return c.json({ usuarios: page.rows, siguiente: page.siguiente }, 200);
    },
  );

  route(
    {
      method: 'post',
      path: PATH,
      access: ADMINISTRADOR,
      summary:
        'Crea una cuenta con una contraseña que se dice esta única vez: quien entra con ella tiene que elegir otra antes que nada',
      problems: ['conflict'],
      request: { body: body(newUsuarioSchema) },
      responses: { 201: json(createdSchema, 'Creada') },
    },
    async (c) => {
      const usuario = { ...c.req.valid('json'), idioma: c.get('idioma') };
      return c.json(await createUsuario(deps, actingIn(c), usuario), 201);
    },
  );

  route(
    {
      method: 'post',
      path: `${PATH}/{id}/rol`,
      access: ADMINISTRADOR,
      summary: 'Cambia el rol y cierra sus sesiones; no el de quien tiene datos propios',
      problems: ['conflict'],
      request: { params: idParam, body: body(rolSchema) },
      responses: { 200: json(adminUsuarioSchema, 'Cambiado') },
    },
    async (c) => {
      const decide = changeRol(c.req.valid('json').rol);
      const { id } = c.req.valid('param');
      return c.json(await changeAccount(deps, actingIn(c), id, 'usuario.rol_changed', decide), 200);
    },
  );

  stateRoutes({ route }, deps);
}

/** What an account may be at all. Each ends its sessions and sockets within a second. */
const STATES = [
  ['post', '/desactivar', 'usuario.deactivated', deactivate, 'Desactiva una cuenta'],
  ['post', '/reactivar', 'usuario.reactivated', reactivate, 'Reactiva una cuenta'],
  ['delete', '', 'usuario.deleted', softDelete, 'Elimina una cuenta; se puede restaurar durante 30 días'],
  ['post', '/restaurar', 'usuario.restored', restore, 'Restaura una cuenta eliminada hace menos de 30 días'],
] as const;

function stateRoutes({ route }: Pick<Router, 'route'>, deps: ApiDeps): void {
  for (const [method, ending, accion, decide, summary] of STATES)
    route(
      {
        method,
        path: `${PATH}/{id}${ending}`,
        access: ADMINISTRADOR,
        summary,
        problems: ['conflict'],
        request: { params: idParam },
        responses: { 200: json(adminUsuarioSchema, 'Hecho') },
      },
      async (c) =>
        c.json(await changeAccount(deps, actingIn(c), c.req.valid('param').id, accion, decide), 200),
    );
}
