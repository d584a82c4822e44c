import { expect, test } from 'vitest';
import { DAY_MS, dayOf, fechaOf, HOUR_MS, MINUTE_MS } from '@/lib/domain/time';
import { looksAt } from '@/lib/testing/looks';
import { call, createPerson, grant, openTestApp, type Person, pairedKey } from '@/lib/testing/test-app';

const ZONE = 'America/Tijuana';
/** Tuesday noon of the person. */
const NOW = new Date('2026-11-24T20:00:00Z');
let now = NOW;
const app = await openTestApp({}, { now: () => now });
const { pool } = app.runtime.database;

const ago = (days: number, hours = 0) => new Date(NOW.getTime() - days * DAY_MS - hours * HOUR_MS);
const get = (person: Person, path: string) => call(app, path, { token: person.access });
const of = ({ consumidor_id }: Person, what: string) => `/api/consumidores/${consumidor_id}/${what}`;

/** Ten days ago the last cigarette but one; an antojo a day, the one of four days ago gave in. */
async function someone(): Promise<Person> {
  const person = await createPerson(app, 'consumidor');
  const { consumidor_id } = person;
  await call(app, '/api/perfil', {
    method: 'PATCH',
    token: person.access,
    body: {
      fecha_abandono: '2026-11-14',
      consumo_base: 10,
      precio_cajetilla: 100,
      cigarrillos_por_cajetilla: 20,
    },
  });
  for (const day of [1, 2, 3, 4]) {
    const values = [consumidor_id, day, ago(day), new Date(ago(day).getTime() + day * MINUTE_MS)];
    await pool.query(
      `INSERT INTO deseos (consumidor_id, seq, tipo, created_at, resolved, resuelto_at, resultado, motivo_id)
       VALUES ($1, $2, 'sustancia', $3, true, $4, $5, $6)`,
      [...values, day === 4 ? 'consumido' : 'resistido', day === 2 ? 1 : null],
    );
  }
  await pool.query(
    `INSERT INTO consumos (consumidor_id, seq, habito_id, cantidad, ocurrido_at, created_at)
     SELECT $1, 1, id, 3, $2, $2 FROM habitos WHERE es_cigarrillo LIMIT 1`,
    [consumidor_id, ago(4)],
  );
  return person;
}

test('the figures of a life, counted by hand', async () => {
  const ana = await someone();
  const { status, body } = await get(ana, of(ana, 'progreso'));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    fecha: '2026-11-24',
    antojos_superados: 3,
    deseos_registrados: 4,
    racha_actual: { dias: 3, desde: '2026-11-21', hasta: '2026-11-23' },
    racha_mas_larga: { dias: 6, desde: '2026-11-14', hasta: '2026-11-19' },
    dias_sin_humo: 9,
    sin_humo_desde: ago(4).toISOString(),
    duracion_minima: 1,
    duracion_mediana: 2,
    mejor_dia: { fecha: '2026-11-21', antojos_superados: 1 },
    mejor_semana: { semana: '2026-W47', antojos_superados: 2 },
  });
  expect((await get(ana, `/api/dashboard/progreso?consumidor_id=${ana.consumidor_id}`)).body.data).toEqual(
    body,
  );
});

test('another plan is seen at once', async () => {
  const ana = await someone();
  expect((await get(ana, of(ana, 'progreso'))).body.dias_sin_humo).toBe(9);
  await call(app, '/api/perfil', {
    method: 'PATCH',
    token: ana.access,
    body: { fecha_abandono: '2026-11-22' },
  });
  expect((await get(ana, of(ana, 'progreso'))).body.racha_actual).toMatchObject({ desde: '2026-11-21' });
  expect((await get(ana, of(ana, 'progreso'))).body.dias_sin_humo).toBe(3);
});

test('the month: each day by what is known of it', async () => {
  const ana = await someone();
  const { body } = await get(ana, of(ana, 'progreso/calendario?mes=2026-11'));
  expect(body).toMatchObject({
    mes: '2026-11',
    hoy: '2026-11-24',
    primer_mes: '2026-11',
    sin_humo: 10,
    fumados: 1,
    sin_datos: 13,
  });
  expect(body.dias.at(-1)).toEqual({
    fecha: '2026-11-24',
    estado: 'sin_humo',
    cigarrillos: 0,
    completo: false,
  });
  expect(body.dias[19]).toEqual({ fecha: '2026-11-20', estado: 'fumado', cigarrillos: 3, completo: true });
  expect((await get(ana, of(ana, 'progreso/calendario?mes=2026-13'))).status).toBe(422);
});

test('the hours, of all and of one motivo', async () => {
  const ana = await someone();
  const all = (await get(ana, of(ana, 'progreso/mapa'))).body;
  expect(all).toMatchObject({
    total: 4,
    motivos: [
      { motivo: 'sin_motivo', total: 3 },
      { motivo: 'Social', total: 1 },
    ],
  });
  expect(all.celdas).toContainEqual({ dia: 1, hora: 12, total: 1, superados: 1 });
  const { body } = await get(ana, of(ana, 'progreso/mapa?motivo=Social'));
  expect(body.celdas).toEqual([{ dia: 7, hora: 12, total: 1, superados: 1 }]);
});

const sees = async (scopes: Parameters<typeof grant>[3], conditions?: Parameters<typeof grant>[4]) => {
  const ana = await someone();
  const carer = await createPerson(app, 'cuidador');
  await grant(app, ana, carer, scopes, conditions);
  return { ana, carer };
};

test('a cuidador sees what the scopes say, and it is recorded', async () => {
  const { ana, carer } = await sees(['deseos']);
  const { body } = await get(carer, of(ana, 'progreso'));
  expect(body).toMatchObject({
    antojos_superados: 3,
    dias_sin_humo: null,
    logros: null,
  });
  const informe = (await get(carer, of(ana, 'informe?semana=2026-W47'))).body;
  expect(informe).toMatchObject({
    alcances: ['deseos'],
    totales: { deseos: 3, superados: 2, cigarrillos: null, dias_sin_humo: null },
    hr_promedio: null,
    logros: null,
  });
  const statuses = await Promise.all(
    ['progreso/calendario', 'progreso/mapa', 'informe.pdf'].map(
      async (what) => (await get(carer, of(ana, what))).status,
    ),
  );
  expect(statuses).toEqual([403, 200, 200]);
  const looked = (await looksAt(app, ana)).map(({ que, alcances }) => [que, alcances]);
  expect(looked).toContainEqual(['progreso', ['deseos']]);
  expect(looked).toContainEqual(['informe', ['deseos']]);
  expect(looked).toContainEqual(['mapa', ['deseos']]);
  const stranger = await createPerson(app, 'cuidador');
  expect((await get(stranger, of(ana, 'informe.pdf'))).status).toBe(403);
});

test('who sees finished days alone sees nothing of today', async () => {
  const { ana, carer } = await sees(['deseos', 'consumos'], { resolucion: 'diario' });
  await pool.query(
    `INSERT INTO deseos (consumidor_id, seq, tipo, created_at, resolved, resuelto_at, resultado)
     VALUES ($1, 9, 'sustancia', $2, true, $2, 'resistido')`,
    [ana.consumidor_id, ago(0, 2)],
  );
  expect((await get(ana, of(ana, 'progreso'))).body.antojos_superados).toBe(4);
  expect((await get(carer, of(ana, 'progreso'))).body).toMatchObject({
    fecha: '2026-11-23',
    antojos_superados: 3,
  });
  expect((await get(carer, of(ana, 'informe?semana=2026-11-24'))).body.totales).toMatchObject({ deseos: 1 });
  expect((await get(ana, of(ana, 'informe?semana=2026-11-24'))).body.totales).toMatchObject({ deseos: 2 });
});

test('the report of a week, and of none', async () => {
  const ana = await someone();
  const { body } = await get(ana, of(ana, 'informe?semana=2026-11-18'));
  expect(body).toMatchObject({
    semana: '2026-W47',
    desde: '2026-11-16',
    hasta: '2026-11-22',
    en_curso: false,
    anterior: '2026-W46',
    siguiente: '2026-W48',
    totales: { deseos: 3, superados: 2, cigarrillos: 3, dias_sin_humo: 6 },
    totales_antes: { deseos: 0, superados: 0, cigarrillos: 0, dias_sin_humo: 2 },
    duracion_minima: 2,
    duracion_mediana: 2.5,
    motivos: [
      { motivo: 'sin_motivo', total: 2 },
      { motivo: 'Social', total: 1 },
    ],
  });
  expect(body.dias).toHaveLength(7);
  const running = (await get(ana, of(ana, 'informe?semana=2026-W48'))).body;
  expect(running).toMatchObject({ en_curso: true, siguiente: null });
  expect(running.dias.map(({ fecha }: { fecha: string }) => fecha)).toEqual(['2026-11-23', '2026-11-24']);
  expect((await get(ana, of(ana, 'informe'))).body.semana).toBe('2026-W47');
  for (const semana of ['2026-W49', 'ayer', '2026-W60'])
    expect((await get(ana, of(ana, `informe?semana=${semana}`))).status).toBe(422);
});

test('the PDF comes as a file, in the language of its reader', async () => {
  const ana = await someone();
  await call(app, '/api/perfil', { method: 'PATCH', token: ana.access, body: { idioma: 'en' } });
  const answer = await fetch(`${app.url}${of(ana, 'informe.pdf?semana=2026-W47')}`, {
    headers: { authorization: `Bearer ${ana.access}` },
  });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="latido-2026-W47.pdf"');
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  expect(text).toMatch(/^%PDF-/);
  expect(text).toContain('/Lang (en)');
  expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
});

test('resting heart rate is that of quiet ventanas, by the week; null where there are too few', async () => {
  const ana = await someone();
  const quiet = (fecha: string, hr: number, count: number, moving = false) =>
    pool.query(
      `INSERT INTO rollups SELECT $1, 5, $2::timestamptz + n * interval '5 minutes', 60, 300000, 60, 60 * ($3 + n * 1000), 0, 0, 0,
         60, 0, 0, CASE WHEN $5 THEN 60 * 1000000 ELSE 0 END, 0, 0, 0, 0, 0, 0, 0, 0 FROM generate_series(0, $4 - 1) n`,
      [ana.consumidor_id, dayOf(fecha, ZONE).from, hr * 1_000, count, moving],
    );
  // Twelve of 60, 61, … 71: a tenth lies below 61.1.
  await quiet('2026-11-14', 60, 12);
  await quiet('2026-11-15', 58, 12);
  await quiet('2026-11-16', 64, 12);
  // Too few, and moving: neither counts.
  await quiet('2026-11-17', 40, 11);
  await quiet('2026-11-18', 40, 12, true);
  await quiet('2026-11-21', 55, 12);
  const { body } = await get(ana, '/api/reposo');
  expect(body.fecha_abandono).toBe('2026-11-14');
  expect(
    body.semanas.map(({ semana, hr, dias }: { semana: number; hr: number; dias: number }) => [
      semana,
      hr,
      dias,
    ]),
  ).toEqual([
    [-1, null, 0],
    [0, null, 0],
    [1, 61.1, 3],
    [2, null, 1],
  ]);
  expect((await get(ana, of(ana, 'informe?semana=2026-W47'))).body).toMatchObject({ hr_reposo: null });
});

test('one’s own readings of a stretch come in pages, and of nobody else', async () => {
  const ana = await someone();
  const key = await pairedKey(app, ana);
  const from = new Date(NOW.getTime() - 30 * MINUTE_MS);
  for (let part = 0; part < 3; part += 1) {
    const lecturas = Array.from({ length: 400 }, (_, n) => ({
      n: part * 400 + n,
      medido_at: new Date(from.getTime() + (part * 400 + n) * 1_000).toISOString(),
      heart_rate: 70,
    }));
    await call(app, '/api/lecturas', { token: key, body: { lecturas } });
  }
  const range = `desde=${from.toISOString()}&hasta=${NOW.toISOString()}`;
  const first = (await get(ana, `/api/repeticion?${range}`)).body;
  expect(first.lecturas).toHaveLength(1_000);
  const second = (await get(ana, `/api/repeticion?${range}&tras=${first.siguiente}`)).body;
  expect(second.lecturas).toHaveLength(200);
  expect(second.siguiente).toBeNull();
  expect(second.lecturas[0].medido_at).toBe(new Date(from.getTime() + 1_000_000).toISOString());
  const other = await createPerson(app, 'consumidor');
  expect((await get(other, `/api/repeticion?${range}`)).body.lecturas).toEqual([]);
  const long = `desde=${ago(1).toISOString()}&hasta=${NOW.toISOString()}`;
  expect((await get(ana, `/api/repeticion?${long}`)).status).toBe(422);
  expect((await get(ana, `/api/repeticion?${range}&tras=x`)).status).toBe(422);
});

test('at midnight today becomes a day that counts', async () => {
  const ana = await someone();
  expect((await get(ana, of(ana, 'progreso'))).body.dias_sin_humo).toBe(9);
  now = dayOf(fechaOf(NOW, ZONE), ZONE).to;
  try {
    expect((await get(ana, of(ana, 'progreso'))).body).toMatchObject({
      fecha: '2026-11-25',
      dias_sin_humo: 10,
    });
  } finally {
    now = NOW;
  }
});
