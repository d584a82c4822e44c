import { z } from '@hono/zod-openapi';
import { formularioSchema, newFormularioSchema } from '@/lib/domain/formularios';
import { inicioChangesSchema, inicioSchema } from '@/lib/domain/inicio';
import { ahorroSchema } from '@/lib/domain/metrics/ahorro';
import { perfilChangesSchema, perfilSchema } from '@/lib/domain/perfil';
import {
  findInicio,
  listFormularios,
  removeFormulario,
  saveFormulario,
  saveInicio,
} from '@/lib/domain/use-cases/inicio';
import { findAhorro, findPerfil, savePerfil } from '@/lib/domain/use-cases/perfil';
import { OWNER, requireActor } from '../access';
import type { ApiDeps } from '../context';
import { body, idParam, json, noContent, type Router } from '../route';

export function perfilRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/perfil',
      access: OWNER,
      summary: 'Mis datos; nadie más los ve',
      responses: { 200: json(perfilSchema, 'Los datos; null es que no se sabe') },
    },
    async (c) => c.json(await findPerfil(deps, requireActor(c)), 200),
  );

  route(
    {
      method: 'patch',
      path: '/api/perfil',
      access: OWNER,
      summary: 'Cambia mis datos; lo que no viene se queda, null lo quita. Otra zona horaria mueve mis días',
      request: { body: body(perfilChangesSchema) },
      responses: { 200: json(perfilSchema, 'Los datos') },
    },
    async (c) => c.json(await savePerfil(deps, requireActor(c), c.req.valid('json')), 200),
  );

  route(
    {
      method: 'get',
      path: '/api/ahorro',
      access: OWNER,
      summary: 'Cigarrillos evitados y dinero ahorrado desde mi fecha de abandono',
      responses: { 200: json(ahorroSchema, 'Null donde falta un dato') },
    },
    async (c) => c.json(await findAhorro(deps, requireActor(c)), 200),
  );
}

const formularios = z.object({ formularios: z.array(formularioSchema) });

export function inicioRoutes({ route }: Router, deps: ApiDeps): void {
  route(
    {
      method: 'get',
      path: '/api/formularios',
      access: OWNER,
      summary: 'Lo que he contado de mis hábitos: cuándo vienen y qué ayuda',
      responses: { 200: json(formularios, 'Uno por hábito') },
    },
    async (c) => c.json({ formularios: await listFormularios(deps, requireActor(c)) }, 200),
  );

  route(
    {
      method: 'put',
      path: '/api/formularios',
      access: OWNER,
      summary: 'Cuenta de un hábito, en lugar de lo que había de él',
      request: { body: body(newFormularioSchema) },
      responses: { 200: json(formularioSchema, 'Guardado') },
    },
    async (c) => c.json(await saveFormulario(deps, requireActor(c), c.req.valid('json')), 200),
  );

  route(
    {
      method: 'delete',
      path: '/api/formularios/{id}',
      access: OWNER,
      summary: 'Quita lo que he contado de un hábito',
      request: { params: idParam },
      responses: noContent,
    },
    async (c) => {
      await removeFormulario(deps, requireActor(c), c.req.valid('param').id);
      return c.body(null, 204);
    },
  );

  route(
    {
      method: 'get',
      path: '/api/inicio',
      access: OWNER,
      summary: 'Qué pasos de la bienvenida están hechos',
      responses: { 200: json(inicioSchema, 'Los pasos') },
    },
    async (c) => c.json(await findInicio(deps, requireActor(c)), 200),
  );

  route(
    {
      method: 'patch',
      path: '/api/inicio',
      access: OWNER,
      summary: 'Marca pasos como hechos u omitidos, o guarda la invitación a completar el perfil',
      request: { body: body(inicioChangesSchema) },
      responses: { 200: json(inicioSchema, 'Los pasos') },
    },
    async (c) => c.json(await saveInicio(deps, requireActor(c), c.req.valid('json')), 200),
  );
}
