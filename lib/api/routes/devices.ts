import { z } from '@hono/zod-openapi';
import { pairingSchema } from '@/lib/domain/dispositivos';
import { isLatidoError } from '@/lib/domain/errors';
import { FUENTES } from '@/lib/domain/lecturas';
import { issuePairingCode, listDevices, pairDevice, revokeDevice } from '@/lib/domain/use-cases/devices';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, idParam, json, noContent, type Router } from '../route';

const deviceSchema = z.object({
  id: z.int(),
  nombre: z.string(),
  tipo: z.string(),
  fuente: z.enum(FUENTES),
  cadencia_ms: z.int(),
  visto_at: z.iso.datetime().nullable(),
  bateria: z.number().nullable(),
  created_at: z.iso.datetime(),
});
export const codeSchema = z.object({ codigo: z.string(), expira_at: z.iso.datetime() });

/** Runs a try of a code under the limit on failed tries from one address. */
export async function limitedTry<T>(
  { limits }: ApiDeps,
  address: string,
  attempt: () => Promise<T>,
): Promise<T> {
  await limits.codeTries(address);
  try {
    return await attempt();
  } catch (error) {
    if (isLatidoError(error) && error.code === 'code_invalid') await limits.codeFailed(address);
    throw error;
  }
}

export function deviceRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'post',
      path: '/api/dispositivos/codigo',
      access: OWNER,
      summary: 'Un código de seis cifras para emparejar un dispositivo en diez minutos',
      responses: { 201: json(codeSchema, 'El código') },
    },
    async (c) => c.json(await issuePairingCode(deps, requireActor(c)), 201),
  );

  route(
    {
      method: 'post',
      path: '/api/dispositivos/emparejar',
      access: { kind: 'public' },
      limit: 'sensitive',
      summary: 'Un dispositivo cambia el código por su clave, que se dice una sola vez',
      problems: ['code_invalid'],
      request: { body: body(pairingSchema) },
      responses: {
        201: json(
          z.object({ clave: z.string(), consumidor_id: z.int(), cadencia_ms: z.int() }),
          'Emparejado',
        ),
      },
    },
    async (c) => {
      const paired = await limitedTry(deps, c.get('address'), () => pairDevice(deps, c.req.valid('json')));
      return c.json(paired, 201);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/dispositivos',
      access: OWNER,
      summary: 'Mis dispositivos',
      responses: { 200: json(z.object({ dispositivos: z.array(deviceSchema) }), 'La lista') },
    },
    async (c) => c.json({ dispositivos: await listDevices(deps, requireActor(c)) }, 200),
  );

  route(
    {
      method: 'delete',
      path: '/api/dispositivos/{id}',
      access: OWNER,
      summary: 'Revoca la clave de un dispositivo',
      request: { params: idParam },
      responses: noContent,
    },
    async (c) => {
      await revokeDevice(deps, requireActor(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );
}
