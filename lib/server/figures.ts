import type { Registry } from 'prom-client';
import type { Measured } from '@/lib/domain/salud';
import type { Surface } from '@/lib/domain/telemetry';

/** Sockets that are open, bytes that wait for their readers, readings stored in the last minute. */
export type Figures = Pick<Measured, 'conexiones' | 'cola_bytes' | 'lecturas_por_minuto'>;

/** Read from the metrics, so that both tell the same. */
export async function socketFigures(registry: Registry): Promise<Omit<Figures, 'lecturas_por_minuto'>> {
  const values = async (name: string) => (await registry.getSingleMetric(name)?.get())?.values ?? [];
  const [open, queued] = await Promise.all([values('latido_sockets'), values('latido_socket_queue_bytes')]);
  const on = (surface: Surface) => open.find(({ labels }) => labels.surface === surface)?.value ?? 0;
  return {
    conexiones: { paginas: on('native'), canales: on('seed'), dispositivos: on('dispositivo') },
    cola_bytes: queued[0]?.value ?? 0,
  };
}
