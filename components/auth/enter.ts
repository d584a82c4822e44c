'use client';

import { getProviders, signIn } from 'next-auth/react';
import { PROBLEMS, type ProblemCode } from '@/lib/domain/errors';

export type SignInTry = { email: string; password: string; codigo?: string };
/** Its words are those of `useRefusalText`. `sin_conexion`: the server could not be asked. */
export type Refusal = { code: ProblemCode | 'sin_conexion' };

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
  if (!(await getProviders())) return { code: 'sin_conexion' };
  const result = await signIn(provider, { ...given, redirect: false }).catch(() => undefined);
  if (!result) return { code: 'sin_conexion' };
  if (result.ok && !result.error) return undefined;
  return { code: isCode(result.error) ? result.error : 'bad_credentials' };
}

function isCode(error: string | null | undefined): error is ProblemCode {
  return typeof error === 'string' && Object.hasOwn(PROBLEMS, error);
}
