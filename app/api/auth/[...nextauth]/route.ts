import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth-options';
import { getRuntime } from '@/lib/server/runtime-handle';

type Context = { params: Promise<{ nextauth: string[] }> };

function handler(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(
    request as never,
    context as never,
    authOptions(getRuntime()),
  ) as unknown as Promise<Response>;
}

export { handler as GET, handler as POST };
