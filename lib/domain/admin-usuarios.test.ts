import { expect, test } from 'vitest';
import { pageOf } from './admin-pages';
import {
  changeRol,
  type Decision,
  deactivate,
  type HeldAccount,
  reactivate,
  restore,
  softDelete,
} from './admin-usuarios';

const NOW = new Date('2026-11-26T10:00:00.000Z');
const HELD: HeldAccount = {
  id: 7,
  nombre: 'Ana',
  email: 'ana@latido.test',
  rol: 'cuidador',
  consumidor_id: null,
  is_active: true,
  deleted_at: null,
  created_at: '2026-01-01T00:00:00.000Z',
  is_last: false,
  has_data: false,
};
const INACTIVE = { ...HELD, is_active: false };
const DELETED = { ...HELD, deleted_at: '2026-10-27T10:00:00.001Z' };

test.each([
  ['another rol', changeRol('consumidor'), HELD, { rol: 'consumidor' }],
  ['another rol while inactive', changeRol('consumidor'), INACTIVE, { rol: 'consumidor' }],
  ['deactivating', deactivate, HELD, { is_active: false }],
  ['reactivating', reactivate, INACTIVE, { is_active: true }],
  ['deleting', softDelete, HELD, { deleted_at: NOW.toISOString() }],
  ['deleting what is inactive', softDelete, INACTIVE, { deleted_at: NOW.toISOString() }],
  ['restoring in the last millisecond', restore, DELETED, { deleted_at: null }],
] as [string, Decision, HeldAccount, object][])('%s', (_, decide, held, patch) => {
  expect(decide(held, NOW)).toEqual(patch);
});

const LAST = { ...HELD, rol: 'administrador', is_last: true } as const;

test.each([
  ['the same rol', changeRol('cuidador'), HELD],
  ['another rol of the last administrador', changeRol('cuidador'), LAST],
  ['another rol of who has data', changeRol('cuidador'), { ...HELD, rol: 'consumidor', has_data: true }],
  ['another rol of who is deleted', changeRol('consumidor'), DELETED],
  ['deactivating the last administrador', deactivate, LAST],
  ['deactivating twice', deactivate, INACTIVE],
  ['deactivating who is deleted', deactivate, DELETED],
  ['reactivating who is active', reactivate, HELD],
  ['reactivating who is deleted', reactivate, { ...DELETED, is_active: false }],
  ['deleting the last administrador', softDelete, LAST],
  ['deleting twice', softDelete, DELETED],
  ['restoring who is there', restore, HELD],
  ['restoring after 30 days', restore, { ...HELD, deleted_at: '2026-10-27T10:00:00.000Z' }],
] as [string, Decision, HeldAccount][])('refused: %s', (_, decide, held) => {
  expect(() => decide(held, NOW)).toThrow(expect.objectContaining({ code: 'conflict' }));
});

test('a page knows whether there is a next one from one row more', () => {
  const rows = [9, 8, 7].map((id) => ({ id }));
  expect(pageOf(rows, 2)).toEqual({ rows: [{ id: 9 }, { id: 8 }], siguiente: 8 });
  expect(pageOf(rows, 3)).toEqual({ rows, siguiente: null });
  expect(pageOf([], 3)).toEqual({ rows: [], siguiente: null });
});
