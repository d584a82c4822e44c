import type { APIRequestContext } from '@playwright/test';
import { ALCANCES } from '../lib/domain/access';
import { mailsTo, secretIn } from '../lib/testing/mails';
import { expect } from './fixtures';

export type NewAccount = {
  nombre: string;
  email: string;
  password: string;
  rol: 'consumidor' | 'cuidador';
};

/** POST as a program does it; gives the JSON of the answer. */
export async function post(request: APIRequestContext, url: string, token = '', data: object = {}) {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const answer = await request.post(url, { data, headers });
  expect(answer.ok(), `${url}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** A new account with a confirmed address, on the server at `url` that leaves its mails in one of the folders; gives an access token. */
export async function join(
  request: APIRequestContext,
  url: string,
  folders: readonly string[],
  account: NewAccount,
): Promise<string> {
  await post(request, `${url}/api/registro`, '', account);
  const mails = async () => (await Promise.all(folders.map((one) => mailsTo(one, account.email)))).flat();
  await expect.poll(async () => (await mails()).length).toBe(1);
  await post(request, `${url}/api/verificar`, '', { enlace: secretIn((await mails())[0] ?? '') });
  return (await post(request, `${url}/api/token`, '', account)).access;
}

/** The code of an invitation to everything. */
export async function invite(request: APIRequestContext, url: string, owner: string): Promise<string> {
  return (await post(request, `${url}/api/consentimientos/invitaciones`, owner, { alcances: ALCANCES }))
    .codigo;
}

/** The owner of one token shares everything with that of the other; gives the consumidor. */
export async function share(
  request: APIRequestContext,
  url: string,
  owner: string,
  cuidador: string,
): Promise<number> {
  const codigo = await invite(request, url, owner);
  return (await post(request, `${url}/api/consentimientos/aceptar`, cuidador, { codigo })).consumidor_id;
}

const SEND_EVERY_MS = 100;

/** Readings one after the other, each answered before the next, of 140 to 179 beats. */
export function streamReadings(request: APIRequestContext, url: string, clave: string) {
  let [n, streaming] = [0, true];
  const run = async () => {
    while (streaming) {
      n += 1;
      const lecturas = [{ n, heart_rate: 140 + (n % 40), accel_x: 0.1, accel_y: 0.2, accel_z: 0.9 }];
      await post(request, `${url}/api/lecturas`, clave, { lecturas });
      await new Promise((resolve) => setTimeout(resolve, SEND_EVERY_MS));
    }
  };
  const running = run();
  return {
    sent: () => n,
    end: async () => {
      streaming = false;
      await running;
    },
  };
}
