import type { RouteEntry } from '@/lib/api/route';
import { ROLES, type Rol } from '@/lib/domain/usuarios';
import { call, type Person, type TestApp } from './test-app';

/**
 * What a route lets somebody reach of others:
 * - `nobody`: it takes no name of anybody or anything of theirs, or asks nobody who they are.
 * - `consumidor`: it tells of the consumidor that its address names.
 * - `usuario`: it tells of the account that its address names.
 * - `item`: it touches one thing of its owner, that `make` has just made.
 * - `administration`: it touches a thing of the installation, that `make` has just made; an administrador may, by the
 *   id of that thing alone.
 * - `followed`: it does something for a cuidador with the consumidor that `request` names, whom they follow.
 */
export type Rule =
  | { reaches: 'nobody' }
  | { reaches: 'consumidor' | 'usuario'; addresses: readonly ((id: number) => string)[] }
  | { reaches: 'item'; make(app: TestApp, owner: Person): Promise<number | string>; body?: object }
  | { reaches: 'administration'; make(app: TestApp, by: Person): Promise<number>; body?: object }
  | { reaches: 'followed'; request(id: number): { address: string; body?: object } };

export type Rules = Record<string, Rule>;

/** `consented` shares all with the cuidador, `foreign` shares with nobody. */
export type People = Record<Rol | 'consented' | 'foreign', Person>;

const MISSING = 999_999;

/** What is wrong: a route without a rule, a rule without a route, an answer to somebody who may not have it. */
export async function accessFaults(
  app: TestApp,
  routes: readonly RouteEntry[],
  rules: Rules,
  people: People,
): Promise<string[]> {
  const names = routes.map(nameOf);
  const stale = Object.keys(rules).filter((name) => !names.includes(name));
  const faults = stale.map((name) => `${name}: a rule without a route`);
  for (const route of routes) {
    const rule = rules[nameOf(route)];
    const found = rule ? await faultsOf(app, route, rule, people) : ['a route without a rule'];
    faults.push(...found.map((fault) => `${nameOf(route)}: ${fault}`));
  }
  return faults;
}

const nameOf = ({ method, path }: RouteEntry) => `${method.toUpperCase()} ${path}`;

async function faultsOf(app: TestApp, route: RouteEntry, rule: Rule, people: People): Promise<string[]> {
  if (rule.reaches === 'item') return itemFaults(app, route, rule, people);
  if (rule.reaches === 'administration') return administrationFaults(app, route, rule, people);
  if (rule.reaches === 'followed') return followedFaults(app, route, rule, people);
  if (rule.reaches !== 'nobody') return readFaults(app, rule, people);
  // A name in its address is a name of something: then it reaches somebody.
  const named = route.access.kind === 'usuario' && route.path.includes('{');
  return named ? ['takes a name, and its rule says it reaches nobody'] : [];
}

async function readFaults(
  app: TestApp,
  { reaches, addresses }: Extract<Rule, { addresses: unknown }>,
  people: People,
): Promise<string[]> {
  const faults: string[] = [];
  for (const rol of ROLES)
    for (const [whose, id] of idsFor(reaches, people))
      for (const address of addresses) {
        const expected = mayReach(reaches, rol, id, people) ? 200 : 403;
        const { status } = await call(app, address(id), { token: people[rol].access });
        if (status !== expected)
          faults.push(`${rol} on ${whose} got ${status}, not ${expected} (${address(id)})`);
      }
  return faults;
}

function idsFor(reaches: 'consumidor' | 'usuario', people: People): [string, number][] {
  const ids = Object.entries(people).flatMap(([name, { consumidor_id, usuario_id }]): [string, number][] =>
    reaches === 'consumidor'
      ? [[name, consumidor_id]]
      : [
          [name, usuario_id],
          [name, consumidor_id],
        ],
  );
  return [...ids.filter(([, id]) => id > 0), ['nobody', MISSING]];
}

/** The whole rule: the owner, and a cuidador with a grant; an account is its own alone. */
function mayReach(reaches: 'consumidor' | 'usuario', rol: Rol, id: number, people: People): boolean {
  const { usuario_id, consumidor_id } = people[rol];
  if (reaches === 'usuario') return id === usuario_id || id === consumidor_id;
  if (rol === 'consumidor') return id === consumidor_id;
  return rol === 'cuidador' && id === people.consented.consumidor_id;
}

/** Everybody else first, then its owner: so it is known that the thing was there to be had. */
async function itemFaults(
  app: TestApp,
  { method, path }: RouteEntry,
  { make, body }: Extract<Rule, { reaches: 'item' }>,
  people: People,
): Promise<string[]> {
  const faults: string[] = [];
  const touch = async (who: Person, id: number | string) => {
    const options = { method: method.toUpperCase(), token: who.access, body };
    return (await call(app, path.replace('{id}', String(id)), options)).status;
  };
  const id = await make(app, people.consented);
  for (const who of ['foreign', ...ROLES] as const) {
    const [status, missing] = [await touch(people[who], id), await touch(people[who], MISSING)];
    if (status !== 403 && status !== 404) faults.push(`${who} on what is another's got ${status}`);
    if (status !== missing) faults.push(`${who} can tell another's (${status}) from none (${missing})`);
  }
  const own = await touch(people.consented, id);
  if (own !== 200 && own !== 204) faults.push(`its owner got ${own}`);
  return faults;
}

/** Everybody else first, who cannot even tell what is there; then the administrador, who finds it was there. */
async function administrationFaults(
  app: TestApp,
  { method, path }: RouteEntry,
  { make, body }: Extract<Rule, { reaches: 'administration' }>,
  people: People,
): Promise<string[]> {
  const touch = async (who: Person, id: number) => {
    const options = { method: method.toUpperCase(), token: who.access, body };
    return (await call(app, path.replace('{id}', String(id)), options)).status;
  };
  const id = await make(app, people.administrador);
  const others = ROLES.filter((rol) => rol !== 'administrador');
  const tried = others.flatMap((rol) => [id, MISSING].map((thing) => ({ rol, thing, expected: 403 })));
  const own = [MISSING, id].map((thing) => ({ rol: 'administrador' as const, thing, expected: 404 }));
  const faults: string[] = [];
  for (const { rol, thing, expected } of [...tried, ...own]) {
    const status = await touch(people[rol], thing);
    const right = rol === 'administrador' && thing === id ? status < 300 : status === expected;
    if (!right) faults.push(`${rol} on ${thing === id ? 'what is there' : 'nothing'} got ${status}`);
  }
  return faults;
}

/** A cuidador without a grant and everybody else can tell nobody from anybody. */
async function followedFaults(
  app: TestApp,
  { method }: RouteEntry,
  { request }: Extract<Rule, { reaches: 'followed' }>,
  people: People,
): Promise<string[]> {
  const faults: string[] = [];
  const touch = async (rol: Rol, id: number) => {
    const { address, body } = request(id);
    return (await call(app, address, { method: method.toUpperCase(), token: people[rol].access, body }))
      .status;
  };
  for (const rol of ROLES)
    for (const [whose, id] of idsFor('consumidor', people)) {
      if (rol === 'cuidador' && id === people.consented.consumidor_id) continue;
      const [status, missing] = [await touch(rol, id), await touch(rol, MISSING)];
      if (status !== 403 && status !== 404) faults.push(`${rol} with ${whose} got ${status}`);
      if (status !== missing) faults.push(`${rol} can tell ${whose} (${status}) from nobody (${missing})`);
    }
  const own = await touch('cuidador', people.consented.consumidor_id);
  // What may be done so often a day may be spent.
  if (own !== 200 && own !== 201 && own !== 429) faults.push(`the cuidador who follows got ${own}`);
  return faults;
}
