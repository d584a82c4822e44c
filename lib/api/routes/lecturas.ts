import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { LatidoError } from '@/lib/domain/errors';
import { LECTURAS_BYTES, parseLecturas } from '@/lib/domain/lecturas';
import { ingest } from '@/lib/domain/use-cases/ingest';
import { motivosFor } from '@/lib/i18n/problems';
import type { ApiDeps, ApiEnv } from '../context';
import { json, type Router } from '../route';

const inflate = promisify(gunzip);

const verdictSchema = z.object({
  status: z.literal('success'),
  aceptadas: z.int(),
  duplicadas: z.int(),
  rechazadas: z.array(z.object({ indice: z.int(), motivo: z.string() })),
  seq: z.int(),
});

export function lecturaRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'post',
      path: '/api/lecturas',
      access: { kind: 'device' },
      summary:
        'Una lectura, o {"lecturas": […]} con hasta 1 000; gzip admitido; repetir el mismo `n` no duplica',
      problems: ['bad_request', 'too_large', 'unsupported_media_type', 'invalid'],
      responses: { 201: json(verdictSchema, 'Guardadas: la respuesta sale después del commit') },
    },
    async (c) => {
      const device = c.get('device');
      if (!device) throw new LatidoError('unauthenticated');
      const verdict = await ingest(deps, device, parseLecturas(await readJson(c)));
      return c.json({ ...verdict, rechazadas: motivosFor(verdict.rechazadas, c.get('idioma')) }, 201);
    },
  );
}

async function readJson(c: Context<ApiEnv>): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type))
    throw new LatidoError('unsupported_media_type', { detail: 'Envía application/json' });
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip')
    throw new LatidoError('unsupported_media_type', { detail: 'Solo se admite gzip' });
  const raw = await readBytes(c);
  const bytes = encoding === 'gzip' ? await unzip(raw) : raw;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new LatidoError('bad_request', { detail: 'El cuerpo no es JSON', cause });
  }
}

const tooLarge = () => new LatidoError('too_large', { detail: 'El cuerpo pasa de 256 KiB' });

/** Stops reading at the limit. A length that was told holds; only without one is the body read as a stream, which costs more than all the rest. */
async function readBytes(c: Context<ApiEnv>): Promise<Buffer> {
  const told = c.req.header('content-length');
  if (Number(told ?? 0) > LECTURAS_BYTES) throw tooLarge();
  if (told !== undefined) return Buffer.from(await c.req.arrayBuffer());
  if (!c.req.raw.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LECTURAS_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The limit holds for what comes out, so that a small bomb stays small. */
async function unzip(raw: Buffer): Promise<Buffer> {
  try {
    return await inflate(raw, { maxOutputLength: LECTURAS_BYTES });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new LatidoError('bad_request', { detail: 'El cuerpo no es gzip', cause });
  }
}
