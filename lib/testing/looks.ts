import type { Acceso } from '@/lib/domain/accesos';
import { call, type Person, type TestApp } from './test-app';

/** The log of looks of a person, the newest first, as they read it themselves. */
export async function looksAt(app: TestApp, owner: Person): Promise<Acceso[]> {
  return (await call(app, '/api/accesos?limit=200', { token: owner.access })).body.accesos;
}
