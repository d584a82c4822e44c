import { z } from 'zod';
import { notificacionSchema } from '@/lib/domain/notificaciones';
import { markRead } from '@/lib/domain/use-cases/notificaciones';
import { defineChannel, reached } from './define';

const notification_id = z.int32().positive();
const markReadSchema = z.object({ type: z.literal('mark_read'), notification_id });
const markedReadSchema = z.object({ type: z.literal('marked_read'), notification_id });

export const notificaciones = defineChannel({
  name: 'notificaciones',
  of: 'usuario',
  kind: 'stream',
  stream: 'notificaciones',
  type: 'initial_notifications',
  pushType: 'new_notification',
  doc: 'Mensajes a la propia cuenta, el más nuevo primero; al cambiar, la lista llega como `new_notification`',
  scopes: [],
  pollMs: 10_000,
  on: ['notificacion.created', 'notificacion.read'],
  schema: z.array(notificacionSchema),
  example: [
    {
      id: 12,
      usuario_id: 22,
      tipo: 'alerta',
      contenido: 'Puede venir un antojo: respira un minuto',
      enlace: '/panel',
      leida: false,
      created_at: '2026-11-24T15:05:02.310Z',
    },
  ],
  limits: { default: 50, max: 200 },
  commands: {
    mark_read: {
      takes: {
        doc: 'Marca como leída una notificación propia',
        schema: markReadSchema,
        example: { type: 'mark_read', notification_id: 12 },
      },
      gives: {
        doc: 'Quedó leída',
        schema: markedReadSchema,
        example: { type: 'marked_read', notification_id: 12 },
      },
      run: (deps, actor, message) => {
        const { data } = markReadSchema.safeParse(message);
        return (
          data && markRead(deps, actor, data.notification_id).then(() => ({ ...data, type: 'marked_read' }))
        );
      },
    },
  },
  load: ({ reads, subject }, limit) => reads.latestNotificaciones(subject.usuario_id, limit),
  async since({ reads, subject }, offset, limit) {
    const rows = await reads.notificacionesSince(subject.usuario_id, offset, limit);
    return { data: rows.map(({ seq: _, ...row }) => row).toReversed(), ...reached(rows, offset, limit) };
  },
});
