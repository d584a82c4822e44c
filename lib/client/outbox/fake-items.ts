import { LatidoError, type Problem, type ProblemCode, toProblem } from '@/lib/domain/errors';
import type { NewItem, Op } from './item';

/** For tests: what a person did, each with an id of its own. */
export const AT = '2026-11-26T16:00:00.000Z';

export const problem = (code: ProblemCode): Problem => toProblem(new LatidoError(code));

let made = 0;
export const item = (target: string, op: Op, chain = target): NewItem => {
  made += 1;
  return { id: `i${made}`, target, chain, made_at: AT, op };
};
export const deseo = (uuid: string) =>
  item(uuid, { kind: 'deseo', body: { uuid, tipo: 'comida', ocurrido_at: AT } });
export const cierre = (target: string) =>
  item(target, { kind: 'cierre', body: { resultado: 'resistido', resuelto_at: AT } });
export const consumo = (uuid: string, deseo_uuid?: string) =>
  item(uuid, { kind: 'consumo', body: { uuid, ocurrido_at: AT, deseo_uuid } }, deseo_uuid ?? uuid);
