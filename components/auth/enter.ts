'use client';

import { getProviders, signIn } from 'next-auth/react';
import { PROBLEMS, type ProblemCode } from '@/lib/domain/errors';

export type SignInTry = { email: string; password: string; codigo?: string };
export type Refusal = { code?: ProblemCode; text: string };

const OFFLINE = 'No pudimos conectar con el servidor. Revisa tu conexión e inténtalo de nuevo.';

/** After the issuer sent somebody: the code of their account, or what a new one needs. */
export type IdentityTry = { codigo: string } | { rol: string; zona_horaria?: string };

/** Why the person is not in, or undefined when they are. */
export function enter(account: SignInTry): Promise<Refusal | undefined> {
  return attempt('credentials', account);
}

export function enterAs(given: IdentityTry): Promise<Refusal | undefined> {
  return attempt('identidad', given);
}

async function attempt(provider: string, given: SignInTry | IdentityTry): Promise<Refusal | undefined> {
  // Without an answer to this, next-auth leaves the page for an error of its own.
  if (!(await getProviders())) return { text: OFFLINE };
  const result = await signIn(provider, { ...given, redirect: false }).catch(() => undefined);
  if (!result) return { text: OFFLINE };
  if (result.ok && !result.error) return undefined;
  const code = isCode(result.error) ? result.error : 'bad_credentials';
  return { code, text: PROBLEMS[code].title };
}

function isCode(error: string | null | undefined): error is ProblemCode {
  return typeof error === 'string' && Object.hasOwn(PROBLEMS, error);
}
