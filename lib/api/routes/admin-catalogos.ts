import { z } from '@hono/zod-openapi';
import {
  CATALOGO_NAMES,
  type CatalogoName,
  entryChangesSchema,
  keptSchema,
  newEntrySchema,
  ordenSchema,
} from '@/lib/domain/catalogos';
import { changeEntry, createEntry, orderEntries } from '@/lib/domain/use-cases/catalogos';
import { ADMINISTRADOR } from '../access';
import { actingIn } from '../acting';
import type { ApiDeps } from '../context';
import { body, idParam, json, type Router } from '../route';

const listSchema = z.object({ entradas: z.array(keptSchema) });

export function adminCatalogoRoutes(router: Router, deps: ApiDeps): void {
  for (const name of CATALOGO_NAMES) {
    readRoutes(router, deps, name);
    writeRoutes(router, deps, name);
  }
}

function readRoutes({ route }: Router, deps: ApiDeps, name: CatalogoName): void {
  const path = `/api/admin/catalogos/${name}`;
  route(
    {
      method: 'get',
      path,
      access: ADMINISTRADOR,
      summary: 'Todo el catálogo, también lo que ya no se ofrece',
      responses: { 200: json(listSchema, 'En su orden') },
    },
    async (c) => c.json({ entradas: await deps.repos.catalogos.all(name) }, 200),
  );

  route(
    {
      method: 'put',
      path: `${path}/orden`,
      access: ADMINISTRADOR,
      summary: 'El orden en que se ofrece, con todas las entradas',
      problems: ['conflict'],
      request: { body: body(ordenSchema) },
      responses: { 200: json(listSchema, 'En su orden') },
    },
    async (c) =>
      c.json({ entradas: await orderEntries(deps, actingIn(c), name, c.req.valid('json').ids) }, 200),
  );
}

function writeRoutes({ route }: Router, deps: ApiDeps, name: CatalogoName): void {
  const path = `/api/admin/catalogos/${name}`;
  const kind = name === 'habitos' ? 'habitos' : 'otros';
  route(
    {
      method: 'post',
      path,
      access: ADMINISTRADOR,
      summary: 'Añade una entrada al final',
      problems: ['conflict'],
      request: { body: body(newEntrySchema[kind]) },
      responses: { 201: json(keptSchema, 'Añadida') },
    },
    async (c) => c.json(await createEntry(deps, actingIn(c), name, c.req.valid('json')), 201),
  );

  route(
    {
      method: 'patch',
      path: `${path}/{id}`,
      access: ADMINISTRADOR,
      summary: 'Cambia una entrada, o deja de ofrecerla; lo que ya se registró conserva su nombre',
      problems: ['conflict'],
      request: { params: idParam, body: body(entryChangesSchema[kind]) },
      responses: { 200: json(keptSchema, 'La entrada') },
    },
    async (c) =>
      c.json(await changeEntry(deps, actingIn(c), name, c.req.valid('param').id, c.req.valid('json')), 200),
  );
}
