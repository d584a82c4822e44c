import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth-options';
import { getRuntime } from '@/lib/server/runtime-handle';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const cookies: string[] = [];
  const setCookie = (cookie: string) => void cookies.push(cookie);
  const options = authOptions(getRuntime(), { headers: request.headers, setCookie });
  const answer: Response = await NextAuth(request as never, context as never, options);
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

export { handler as GET, handler as POST };
