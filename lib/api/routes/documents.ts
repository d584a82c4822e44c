import { z } from '@hono/zod-openapi';
import { asyncapiDocument } from '@/lib/channels/asyncapi/document';
import { nativeSurface } from '@/lib/channels/asyncapi/native';
import { seedSurface } from '@/lib/channels/asyncapi/seed';
import { deviceSurface } from '@/lib/realtime/device-asyncapi';
import { json, type Router } from '../route';

const documentSchema = z.looseObject({ asyncapi: z.literal('3.0.0') });

export function documentRoutes({ route }: Router): void {
  let made: object | undefined;
  route(
    {
      method: 'get',
      path: '/api/asyncapi.json',
      access: { kind: 'public' },
      summary: 'Los sockets (`/ws`, uno por canal, y el de los dispositivos) como documento AsyncAPI 3.0',
      responses: { 200: json(documentSchema, 'El documento') },
    },
    (c) => {
      made ??= asyncapiDocument([nativeSurface, seedSurface, deviceSurface]);
      return c.json(made as z.output<typeof documentSchema>, 200);
    },
  );
}
