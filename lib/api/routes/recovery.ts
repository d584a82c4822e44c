import { z } from '@hono/zod-openapi';
import { contrasenaNuevaSchema, recuperarSchema, verificarSchema } from '@/lib/domain/cuentas';
import { askRecovery, recover } from '@/lib/domain/use-cases/recovery';
import { verifyEmail } from '@/lib/domain/use-cases/verification';
import type { ApiDeps } from '../context';
import { body, json, noContent, type Router } from '../route';
import { limitedTry } from './devices';

/** Nothing of it tells whether anybody is written to. */
export const MAILED = { status: 'revisa_tu_correo' } as const;
export const mailedSchema = z.object({ status: z.literal(MAILED.status) });

const PUBLIC = { kind: 'public' } as const;

/** What somebody does with a mail in hand, signed in or not. */
export function recoveryRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'post',
      path: '/api/recuperar',
      access: PUBLIC,
      summary:
        'Pide un correo para elegir otra contraseña; se contesta igual si no hay cuenta con ese correo',

      request: { body: body(recuperarSchema) },
      responses: { 202: json(mailedSchema, 'Si hay una cuenta, el correo sale enseguida') },
    },
    async (c) => {
      await deps.limits.mail(c.get('address'));
      await askRecovery(deps, c.req.valid('json').email);
      return c.json(MAILED, 202);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/recuperar/nueva',
      access: PUBLIC,
      summary: 'Pone la contraseña que permite el enlace de un correo, y cierra todas las sesiones',
      problems: ['code_invalid'],
      request: { body: body(contrasenaNuevaSchema) },
      responses: noContent,
    },
    async (c) => {
      const { enlace, nueva } = c.req.valid('json');
      await limitedTry(deps, c.get('address'), () => recover(deps, { token: enlace, nueva }));
      return c.body(null, 204);
    },
  );

  route(
    {
      method: 'post',
      path: '/api/verificar',
      access: PUBLIC,
      summary: 'Confirma el correo al que llegó un enlace',
      problems: ['code_invalid'],
      request: { body: body(verificarSchema) },
      responses: { 200: json(z.object({ email: z.string() }), 'El correo, ya confirmado') },
    },
    async (c) => {
      const { enlace } = c.req.valid('json');
      return c.json(await limitedTry(deps, c.get('address'), () => verifyEmail(deps, enlace)), 200);
    },
  );
}
