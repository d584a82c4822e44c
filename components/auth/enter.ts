'use client';

import { signIn } from 'next-auth/react';
import { PROBLEMS, type ProblemCode } from '@/lib/domain/errors';

export type SignInTry = { email: string; password: string };
export type Refusal = { code?: ProblemCode; text: string };

const OFFLINE = 'No pudimos conectar con el servidor. Revisa tu conexión e inténtalo de nuevo.';

/** Why the person is not in, or undefined when they are. */
export async function enter(account: SignInTry): Promise<Refusal | undefined> {
  const result = await signIn('credentials', { ...account, redirect: false }).catch(() => undefined);
  if (!result) return { text: OFFLINE };
  if (result.ok && !result.error) return undefined;
  const code = isCode(result.error) ? result.error : 'bad_credentials';
  return { code, text: PROBLEMS[code].title };
}

function isCode(error: string | null | undefined): error is ProblemCode {
  return typeof error === 'string' && Object.hasOwn(PROBLEMS, error);
}
