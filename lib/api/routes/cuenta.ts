import { contrasenaSchema, correoSchema, idiomaSchema, perfilSchema } from '@/lib/domain/cuentas';
import { changePassword } from '@/lib/domain/use-cases/own-password';
import { changeEmail, resendVerification } from '@/lib/domain/use-cases/verification';
import { ROLES } from '@/lib/domain/usuarios';
import { requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, json, noContent, type Router } from '../route';
import { MAILED, mailedSchema } from './recovery';

const ANYBODY = { kind: 'usuario', roles: ROLES } as const;
const mailed = { 202: json(mailedSchema, 'El correo sale enseguida') };

/** What anybody may do with their own account. */
export function cuentaRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'put',
      path: '/api/cuenta',
      access: ANYBODY,
      summary: 'Cambia mi nombre',
      request: { body: body(perfilSchema) },
      responses: noContent,
    },
    async (c) => {
      await deps.repos.cuentas.rename(requireActor(c).usuario_id, c.req.valid('json').nombre);
      return c.body(null, 204);
    },
  );

  route(
    {
      method: 'patch',
      path: '/api/cuenta',
      access: { ...ANYBODY, letsIn: 'password_due' },
      summary: 'Cambia mi idioma: el de las páginas y el de los correos que recibo',
      request: { body: body(idiomaSchema) },
      responses: noContent,
    },
    async (c) => {
      await deps.repos.cuentas.setIdioma(requireActor(c).usuario_id, c.req.valid('json').idioma);
      return c.body(null, 204);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/cuenta/verificacion',
      access: ANYBODY,
      summary: 'Pide otra vez el correo para confirmar mi dirección',
      responses: mailed,
    },
    async (c) => {
      const actor = requireActor(c);
      await deps.limits.mail(`usuario ${actor.usuario_id}`);
      await resendVerification(deps, actor);
      return c.json(MAILED, 202);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/cuenta/correo',
      access: ANYBODY,
      summary: 'Cambia mi correo: vale cuando se abre el enlace que llega al nuevo',
      request: { body: body(correoSchema) },
      responses: mailed,
    },
    async (c) => {
      const actor = requireActor(c);
      await deps.limits.mail(`usuario ${actor.usuario_id}`);
      await changeEmail(deps, actor, c.req.valid('json'));
      return c.json(MAILED, 202);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/cuenta/contrasena',
      access: { ...ANYBODY, letsIn: 'password_due' },
      summary: 'Cambia mi contraseña, por otra que la que tengo, y cierra las demás sesiones',
      problems: ['conflict'],
      request: { body: body(contrasenaSchema) },
      responses: noContent,
    },
    async (c) => {
      await changePassword(deps, requireActor(c), c.req.valid('json'));
      return c.body(null, 204);
    },
  );
}
