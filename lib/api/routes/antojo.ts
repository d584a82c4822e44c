import { antojoSchema } from '@/lib/domain/antojo';
import { findAntojo } from '@/lib/domain/use-cases/antojo';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { json, type Router } from '../route';

export function antojoRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/antojo',
      access: OWNER,
      summary: 'Lo que acompaña un antojo: cuánto duran los míos y lo que me ayuda',
      responses: { 200: json(antojoSchema, 'Lo mío') },
    },
    async (c) => c.json(await findAntojo(deps, requireActor(c)), 200),
  );
}
