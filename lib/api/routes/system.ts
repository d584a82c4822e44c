import { z } from '@hono/zod-openapi';
import { ADMINISTRADOR } from '../access';
import type { ApiDeps } from '../context';
import { json, type Router } from '../route';

const quantilesSchema = z.object({
  p50_ms: z.number().nullable(),
  p95_ms: z.number().nullable(),
  n: z.int(),
});
const latencySchema = z.object({ ingest_to_frame: quantilesSchema, sensor_to_frame: quantilesSchema });

export function systemRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/sistema/latencia',
      access: ADMINISTRADOR,
      summary:
        'Cuánto tardan las lecturas en salir a las pantallas (ms), desde que esta instancia las recibió y desde que el sensor midió; null sin mediciones, 10 000 quiere decir eso o más',
      responses: { 200: json(latencySchema, 'De esta instancia, desde que arrancó') },
    },
    async (c) => c.json(await deps.latency(), 200),
  );
}
