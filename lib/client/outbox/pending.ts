import type { Consumo } from '@/lib/domain/consumos';
import type { Deseo, DeseoRef } from '@/lib/domain/deseos';
import type { DesireRow } from '@/lib/domain/reads';
import type { Item } from './item';
import type { OutboxView, Sent } from './outbox';

type View = Pick<OutboxView, 'items' | 'sent'>;

/** `deseo_id` is null while the server does not have it; `ref` names it either way. */
export type ShownDeseo = Omit<DesireRow, 'deseo_id'> & {
  deseo_id: number | null;
  ref: DeseoRef;
  /** Something of it is still to be sent. */
  pending: boolean;
};

const refOf = (target: string): DeseoRef => (/^\d+$/.test(target) ? Number(target) : target);

/** The id that the server gave what was made with this uuid in this browser. */
export function idOf({ sent }: Pick<View, 'sent'>, target: string): number | undefined {
  const found = sent.find(({ item, stored }) => item.target === target && stored && 'id' in stored);
  return found?.stored?.id;
}

const isAbout = (view: View, { target }: Item, row: { deseo_id: number | null; ref: DeseoRef }): boolean =>
  target === String(row.ref) ||
  (row.deseo_id !== null && (target === String(row.deseo_id) || idOf(view, target) === row.deseo_id));

/**
 * The server's rows with what this browser knows beyond them, newest first: what is not sent yet, and what has arrived
 * and is not in them yet. Each deseo is there once.
 */
export function shownDeseos(rows: readonly DesireRow[], view: View): ShownDeseo[] {
  const sentUuid = (row: DesireRow) =>
    view.sent.find(({ item, stored }) => item.op.kind === 'deseo' && stored?.id === row.deseo_id)?.item
      .target;
  const own = view.items.filter((item) => item.op.kind === 'deseo');
  const twin = (row: DesireRow) =>
    own.find(({ op }) => op.kind === 'deseo' && isSame(row, op.body.tipo, op.body.ocurrido_at))?.target;
  const there: ShownDeseo[] = rows.map((row) => ({
    ...row,
    ref: sentUuid(row) ?? twin(row) ?? row.deseo_id,
    pending: false,
  }));
  const has = (target: string, id?: number) =>
    there.some(({ ref, deseo_id }) => ref === target || deseo_id === id);
  const waiting = own.filter(({ target }) => !has(target)).map((item) => rowOf(item, null));
  const arrived = view.sent.filter(
    ({ item, stored, fresh }) => fresh && item.op.kind === 'deseo' && !has(item.target, stored?.id),
  );
  const all = [...there, ...waiting, ...arrived.map(({ item, stored }) => rowOf(item, stored?.id ?? null))];
  return all
    .map((row) => withChanges(row, view))
    .sort((a, b) => (a.fecha_creacion < b.fecha_creacion ? 1 : a.fecha_creacion > b.fecha_creacion ? -1 : 0));
}

/** The answer to the sending was lost, and the row came another way. */
function isSame(row: DesireRow, tipo: DesireRow['deseo_tipo'], at: string): boolean {
  return row.deseo_tipo === tipo && row.fecha_creacion === at;
}

function rowOf({ target, op, made_at }: Item, deseo_id: number | null): ShownDeseo {
  return {
    deseo_id,
    ref: refOf(target),
    pending: false,
    consumidor_id: 0,
    deseo_tipo: op.kind === 'deseo' ? op.body.tipo : 'otro',
    intensidad: null,
    resolved: false,
    resultado: null,
    fecha_creacion: op.kind === 'deseo' ? op.body.ocurrido_at : made_at,
    ventana_inicio: null,
    heart_rate_durante: null,
    urge_label: null,
    probabilidad_modelo: null,
    horas_hasta_resolucion: null,
  };
}

/** What was done to it here, in order; of what has arrived only the last counts, until the server's row says so too. */
function withChanges(row: ShownDeseo, view: View): ShownDeseo {
  const mine = view.items.filter((item) => isAbout(view, item, row));
  const last = view.sent.findLast(
    ({ item, fresh }) => fresh && item.op.kind !== 'deseo' && isAbout(view, item, row),
  );
  const stored = last?.stored && 'resolved' in last.stored ? last.stored : undefined;
  const known = stored ? { ...row, ...partOf(stored) } : row;
  const applied = mine.filter(({ refused }) => !refused).reduce(applyItem, known);
  return { ...applied, pending: mine.length > 0 };
}

function partOf({ resolved, resultado, intensidad }: Deseo) {
  return { resolved, resultado, intensidad };
}

function applyItem(row: ShownDeseo, { op }: Item): ShownDeseo {
  if (op.kind === 'cierre') return { ...row, resolved: true, resultado: op.body.resultado };
  if (op.kind === 'reapertura') return { ...row, resolved: false, resultado: null };
  if (op.kind === 'detalle' && op.body.intensidad !== undefined)
    return { ...row, intensidad: op.body.intensidad };
  return row;
}

export type ShownConsumo = { key: string; target: string; ocurrido_at: string; pending: boolean };

/** Cigarettes and other uses, newest first: those of the server, without what was taken back here, and those that wait. */
export function shownConsumos(rows: readonly Consumo[], view: View): ShownConsumo[] {
  const undoing = (item: Item) => item.op.kind === 'consumo_deshecho';
  const gone = new Set([
    ...view.items.filter(undoing).map(({ target }) => target),
    ...view.sent.filter(({ item }) => undoing(item)).map(({ item }) => item.target),
  ]);
  const goneIds = new Set([...gone].map((target) => idOf(view, target) ?? Number(target)));
  const ids = new Set(rows.map(({ id }) => id));
  const isThere = ({ target, op }: Item, stored?: Sent['stored']) =>
    ids.has(stored?.id ?? idOf(view, target) ?? -1) ||
    (op.kind === 'consumo' && rows.some(({ ocurrido_at }) => ocurrido_at === op.body.ocurrido_at));
  const shown = (item: Item, pending: boolean): ShownConsumo => ({
    key: item.target,
    target: item.target,
    ocurrido_at: item.op.kind === 'consumo' ? item.op.body.ocurrido_at : item.made_at,
    pending,
  });
  const waiting = view.items.filter(
    (item) => item.op.kind === 'consumo' && !gone.has(item.target) && !isThere(item),
  );
  const arrived = view.sent.filter(
    ({ item, stored, fresh }) =>
      fresh && item.op.kind === 'consumo' && !gone.has(item.target) && !isThere(item, stored),
  );
  const there = rows.filter(({ id }) => !goneIds.has(id));
  return [
    ...waiting.map((item) => shown(item, true)),
    ...arrived.map(({ item }) => shown(item, false)),
    ...there.map(({ id, ocurrido_at }) => ({
      key: String(id),
      target: String(id),
      ocurrido_at,
      pending: false,
    })),
  ].sort((a, b) => (a.ocurrido_at < b.ocurrido_at ? 1 : -1));
}
