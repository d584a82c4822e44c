import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sendCorreos } from '@/lib/domain/use-cases/correos';
import { openMailbox } from '@/lib/testing/mailbox';
import { plainText, secretIn } from '@/lib/testing/mails';
import { startSmtpServer } from '@/lib/testing/smtp-server';
import { call, createPerson, createTestDatabase, startTestApp, type TestApp } from '@/lib/testing/test-app';
import { ConfigError, readConfig } from './config';
import { createMailer } from './mailer';

const PUBLIC_URL = 'https://latido.example';
const FROM = 'Latido <hola@latido.example>';
const smtp = await startSmtpServer();
const url = await createTestDatabase();
let app: TestApp;
let second: TestApp;

beforeAll(async () => {
  const settings = { limits: false, publicUrl: PUBLIC_URL, mail: { smtpUrl: smtp.url, from: FROM } };
  app = await startTestApp(url, settings);
  second = await startTestApp(url, settings);
});
afterAll(async () => {
  await app.close();
  await second.close();
  await smtp.close();
});

const mailsTo = (email: string) => smtp.delivered.filter(({ to }) => to.includes(email));
const untilMail = (email: string, count = 1) =>
  vi.waitFor(() => expect(mailsTo(email)).toHaveLength(count), { timeout: 15_000, interval: 20 });

async function register(email: string, headers: Record<string, string> = {}) {
  const body = {
    nombre: '<b>Oferta</b> http://otro.test',
    email,
    password: 'una frase larga',
    rol: 'cuidador',
  };
  expect((await call(app, '/api/registro', { body, headers })).status).toBe(201);
}

test('a registration is mailed over SMTP, in text and HTML, with the address of the configuration', async () => {
  await register('ana@latido.test', { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
  await untilMail('ana@latido.test');
  const [mail] = mailsTo('ana@latido.test');
  expect(mail).toMatchObject({ from: 'hola@latido.example', to: ['ana@latido.test'] });
  const text = plainText(mail?.data ?? '');
  expect(text).toMatch(/^From: Latido <hola@latido\.example>$/m);
  expect(text).toMatch(/^Content-Type: text\/plain/m);
  expect(text).toMatch(/^Content-Type: text\/html/m);
  expect([...text.matchAll(/https:\/\/latido\.example\/verificar\?enlace=[\w-]{43}/g)]).toHaveLength(2);
  // Nothing of what the stranger typed: anybody may register with the address of another.
  expect(text).not.toMatch(/evil|Oferta|otro\.test/);
});

test('what the queue holds gives nobody an account', async () => {
  await register('cola@latido.test');
  await untilMail('cola@latido.test');
  const secret = secretIn(plainText(mailsTo('cola@latido.test')[0]?.data ?? ''));
  const { rows } = await app.runtime.database.pool.query(
    `SELECT (SELECT json_agg(c) FROM correos c)::text || (SELECT json_agg(e) FROM enlaces e)::text AS all`,
  );
  expect(rows[0].all).toContain('cola@latido.test');
  expect(rows[0].all).not.toContain(secret);
});

test('a server that refuses fails no request: the mail comes later, once, though two instances send', async () => {
  const { pool } = app.runtime.database;
  smtp.refuseNext(1);
  await register('luego@latido.test');
  await vi.waitFor(
    async () => {
      const { rows } = await pool.query("SELECT error FROM correos WHERE para = 'luego@latido.test'");
      expect(rows).toEqual([{ error: 'EMESSAGE 451' }]);
    },
    { timeout: 10_000, interval: 20 },
  );
  await pool.query("UPDATE correos SET proximo_at = now() WHERE para = 'luego@latido.test'");
  await vi.waitFor(
    async () => {
      const { rows } = await pool.query(
        "SELECT intentos, error, enviado_at FROM correos WHERE para = 'luego@latido.test'",
      );
      expect(rows).toEqual([{ intentos: 2, error: null, enviado_at: expect.any(Date) }]);
    },
    { timeout: 10_000, interval: 20 },
  );
  expect(mailsTo('luego@latido.test')).toHaveLength(1);
});

test('of many mails and many senders at once, each is sent once', async () => {
  const emails = Array.from({ length: 12 }, (_, n) => `muchos-${n}@latido.test`);
  await Promise.all(emails.map((email) => register(email)));
  await Promise.all([app, second, app, second].map(({ runtime }) => sendCorreos(runtime.mails)));
  for (const email of emails) await untilMail(email);
});

test('what an instance had taken when it died is sent by another', async () => {
  const { repos, clock, database } = app.runtime;
  const { usuario_id } = await createPerson(app, 'cuidador');
  const para = 'huerfano@latido.test';
  await repos.correos.queue(
    { usuario_id, tipo: 'contrasena_cambiada', para },
    new Date(clock.now().getTime() + 3_600_000),
  );
  await database.pool.query("UPDATE correos SET proximo_at = now() - interval '1 day' WHERE para = $1", [
    para,
  ]);
  const lease = new Date(clock.now().getTime() + 400);
  expect(await repos.correos.claim(clock.now(), lease)).toMatchObject({ para, intentos: 1 });
  await untilMail(para);
});

test('one address gets five of a kind an hour, whoever asks', async () => {
  await register('bomba@latido.test');
  await untilMail('bomba@latido.test');
  for (let n = 0; n < 8; n += 1) await call(app, '/api/recuperar', { body: { email: 'bomba@latido.test' } });
  const { pool } = app.runtime.database;
  await vi.waitFor(
    async () => {
      await sendCorreos(app.runtime.mails);
      const { rows } = await pool.query(
        "SELECT 1 FROM correos WHERE para = 'bomba@latido.test' AND enviado_at IS NULL",
      );
      expect(rows).toEqual([]);
    },
    { timeout: 10_000 },
  );
  expect(mailsTo('bomba@latido.test')).toHaveLength(6);
});

test('without SMTP a mail is a file for the operator alone, and the log has no secret', async () => {
  const mailbox = await openMailbox();
  let logged = '';
  const stream = new Writable({
    write: (chunk, _, done) => {
      logged += String(chunk);
      done();
    },
  });
  const settings = { mail: { smtpUrl: null, from: FROM }, dataDir: mailbox.dataDir };
  const mail = { asunto: 'Prueba', texto: 'ver https://x.test/?enlace=SECRETO', html: '<p>SECRETO</p>' };
  await createMailer(settings, pino(stream)).send({
    ...mail,
    id: 7,
    tipo: 'verificacion',
    para: 'a@latido.test',
  });
  const [name = ''] = await readdir(mailbox.folder);
  const file = path.join(mailbox.folder, name);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(mailbox.folder)).mode & 0o777).toBe(0o700);
  expect(await mailbox.to('a@latido.test')).toEqual([expect.stringContaining('SECRETO')]);
  expect(JSON.parse(logged)).toMatchObject({ file });
  expect(logged).not.toMatch(/SECRETO|a@latido/);
  await mailbox.remove();
});

test('SMTP needs to know who writes and where links lead', () => {
  const base = { NODE_ENV: 'test', LATIDO_SECRET: 's'.repeat(32), SMTP_URL: 'smtp://127.0.0.1:25' } as const;
  expect(() => readConfig(base)).toThrow(ConfigError);
  expect(() => readConfig(base)).toThrow(/MAIL_FROM[\s\S]*PUBLIC_URL/);
  expect(readConfig({ ...base, MAIL_FROM: FROM, PUBLIC_URL }).mail).toEqual({
    smtpUrl: base.SMTP_URL,
    from: FROM,
  });
  expect(() => readConfig({ ...base, MAIL_FROM: 'x', PUBLIC_URL })).toThrow(/MAIL_FROM/);
});
