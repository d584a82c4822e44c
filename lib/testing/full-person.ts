import { randomUUID } from 'node:crypto';
import type { Alcance } from '@/lib/domain/access';
import { MINUTE_MS } from '@/lib/domain/time';
import { notify } from '@/lib/domain/use-cases/notificaciones';
import { closeVentanas } from '@/lib/domain/use-cases/ventanas';
import { call, createPerson, grant, type Person, pairedKey, type TestApp } from './test-app';

const MINUTES = 30;
const SCOPES: Alcance[] = ['estado', 'frecuencia', 'deseos'];

/** A consumidor with some of everything that Latido keeps of a person, told over the public ways. */
export async function createFullPerson(app: TestApp): Promise<Person> {
  const person = await createPerson(app, 'consumidor');
  const { access: token } = person;
  await sendReadings(app, person);
  await logEverything(app, token);
  await closeVentanas(app.runtime);
  const { body } = await call(
    app,
    `/api/dashboard/prediction_timeline?consumidor_id=${person.consumidor_id}`,
    {
      token,
    },
  );
  const feedback = { token, body: { feedback: 'acierto' } };
  await call(app, `/api/analisis/${body.data[0].analisis_id}/feedback`, feedback);
  await notify(app.runtime, person.usuario_id, {
    tipo: 'recordatorio',
    contenido: '¡Bien!, "otra" línea\ny más',
  });
  const cuidador = await createPerson(app, 'cuidador');
  await grant(app, person, cuidador, ['estado']);
  await grant(app, person, cuidador, SCOPES);
  await call(app, '/api/retencion', {
    method: 'PUT',
    token,
    body: { dias_movimiento: 5, dias_frecuencia: 60 },
  });
  return person;
}

/** Half an hour ending now: with and without counter, beat intervals, motion only, and one from too far ahead. */
async function sendReadings(app: TestApp, person: Person): Promise<void> {
  const token = await pairedKey(app, person);
  const second = await pairedKey(app, person);
  const now = app.runtime.clock.now().getTime();
  const at = (ms: number) => new Date(now - ms).toISOString();
  const lecturas = Array.from({ length: MINUTES * 12 }, (_, n) => ({
    n,
    medido_at: at(MINUTES * MINUTE_MS - n * 5_000),
    heart_rate: 60 + ((n * 7) % 50) / 3,
    ...(n % 3 === 0 ? { rr_ms: [801.5, 799.25] } : {}),
    accel_x: 0.01 * (n % 10),
    accel_y: -0.2,
    accel_z: 0.97,
    contacto: true,
  }));
  await call(app, '/api/lecturas', { token, body: { lecturas } });
  const twin = { medido_at: at(40 * MINUTE_MS), gyro_x: 0, gyro_y: 12.5, gyro_z: -3 };
  const ahead = { n: 7, medido_at: at(-10 * MINUTE_MS), heart_rate: 80 };
  await call(app, '/api/lecturas', { token: second, body: { lecturas: [twin, twin, ahead] } });
}

async function logEverything(app: TestApp, token: string): Promise<void> {
  const post = (path: string, body: object) => call(app, path, { token, body });
  const deseo = await post('/api/deseos', {
    tipo: 'sustancia',
    intensidad: 8,
    nota: '=SUMA(A1)',
    uuid: randomUUID(),
  });
  await post(`/api/deseos/${deseo.body.id}/resolver`, { resultado: 'consumido' });
  await post('/api/deseos', { tipo: 'comida', motivo: 'Social' });
  const passed = await post('/api/deseos', { tipo: 'otro' });
  await post(`/api/deseos/${passed.body.id}/resolver`, { resultado: 'resistido' });
  await post('/api/consumos', { deseo_id: deseo.body.id });
  await post('/api/consumos', { otro: 'Puro', cantidad: 2, uuid: randomUUID() });
  await post('/api/chequeos', { emocion: 'Calma', intensidad: 3, nota: 'a, b' });
  await post('/api/chequeos', { otra: 'Rara' });
  const formulario = {
    habito: 'Fumar cigarrillos',
    emociones: ['Calma'],
    motivos: ['Social'],
    solucion_otra: 'Tejer',
  };
  await call(app, '/api/formularios', { method: 'PUT', token, body: formulario });
  const pasos = { fisico: 'hecho', habitos: 'hecho', plan: 'omitido' };
  await call(app, '/api/inicio', { method: 'PATCH', token, body: { pasos, cerrado: true } });
  const perfil = { peso: 70.5, fecha_abandono: '2026-01-01', consumo_base: 10 };
  await call(app, '/api/perfil', { method: 'PATCH', token, body: perfil });
}
