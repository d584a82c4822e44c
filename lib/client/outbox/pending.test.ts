import { describe, expect, test } from 'vitest';
import type { Consumo } from '@/lib/domain/consumos';
import type { Deseo } from '@/lib/domain/deseos';
import type { DesireRow } from '@/lib/domain/reads';
import { AT, cierre, consumo, deseo, item } from './fake-items';
import type { Item, NewItem } from './item';
import { shownConsumos, shownDeseos } from './pending';
import { added } from './queue';

const LATER = '2026-11-26T16:05:00.000Z';
const UUID = '7b0f6c1e-5f0a-4a52-9a53-2f6f3a0f9a11';

const logged = deseo(UUID);
const items = (...given: NewItem[]): Item[] => added([], given);
const view = (waiting: Item[] = [], sent: { item: Item; stored: Deseo | Consumo | undefined }[] = []) => ({
  items: waiting,
  sent: sent.map((one) => ({ ...one, fresh: true })),
});

const row = (deseo_id: number, more: Partial<DesireRow> = {}): DesireRow => ({
  deseo_id,
  consumidor_id: 22,
  deseo_tipo: 'comida',
  intensidad: null,
  resolved: false,
  resultado: null,
  fecha_creacion: AT,
  ventana_inicio: null,
  heart_rate_durante: null,
  urge_label: null,
  probabilidad_modelo: null,
  horas_hasta_resolucion: null,
  ...more,
});
const stored = (id: number, more: Partial<Deseo> = {}) => ({ id, resolved: false, ...more }) as Deseo;
const told = (rows: ReturnType<typeof shownDeseos>) =>
  rows.map(({ deseo_id, resultado, pending }) => [deseo_id, resultado, pending]);

describe('deseos', () => {
  test('what waits is there, with what was done to it, among the others by when it came', () => {
    const older = row(1, { fecha_creacion: '2026-11-26T15:00:00.000Z' });
    const newer = row(2, { fecha_creacion: LATER });
    const shown = shownDeseos([newer, older], view(items(logged, cierre(UUID))));
    expect(told(shown)).toEqual([
      [2, null, false],
      [null, 'resistido', true],
      [1, null, false],
    ]);
  });

  test('the row that came while the answer was lost is the same one', () => {
    const shown = shownDeseos([row(7)], view(items(logged, cierre(UUID))));
    expect(told(shown)).toEqual([[7, 'resistido', true]]);
    expect(shown[0]?.ref).toBe(UUID);
  });

  test('what has arrived stays until the rows have it, once', () => {
    const [sent] = items(logged) as [Item];
    const arrived = view([], [{ item: sent, stored: stored(7) }]);
    expect(told(shownDeseos([], arrived))).toEqual([[7, null, false]]);
    expect(told(shownDeseos([row(7, { fecha_creacion: LATER })], arrived))).toEqual([[7, null, false]]);
    const old = { ...arrived, sent: arrived.sent.map((one) => ({ ...one, fresh: false })) };
    expect(shownDeseos([], old)).toEqual([]);
    // Named as before, so that what is still done to it is sent after what was done.
    expect(shownDeseos([row(7)], old)[0]?.ref).toBe(UUID);
  });

  test('an end that has arrived is drawn before the rows tell of it, and theirs counts later', () => {
    const [sent] = items(cierre('7')) as [Item];
    const closed = stored(7, { resolved: true, resultado: 'resistido', intensidad: 3 });
    const arrived = view([], [{ item: sent, stored: closed }]);
    expect(told(shownDeseos([row(7)], arrived))).toEqual([[7, 'resistido', false]]);
    const old = { ...arrived, sent: arrived.sent.map((one) => ({ ...one, fresh: false })) };
    const corrected = row(7, { resolved: true, resultado: 'consumido' });
    expect(told(shownDeseos([corrected], old))).toEqual([[7, 'consumido', false]]);
  });

  test('an end that is refused is not drawn as one, and still to be decided', () => {
    const refused = { type: '', title: 'No', status: 409, code: 'conflict' as const };
    const [waiting] = items(cierre('7')).map((one) => ({ ...one, refused })) as [Item];
    expect(told(shownDeseos([row(7)], view([waiting])))).toEqual([[7, null, true]]);
  });
});

describe('consumos', () => {
  const undo = (target: string) => item(target, { kind: 'consumo_deshecho' });
  const there = (id: number, ocurrido_at = LATER) => ({ id, ocurrido_at }) as Consumo;
  const keys = (shown: ReturnType<typeof shownConsumos>) => shown.map(({ key, pending }) => [key, pending]);

  test('each is there once, whether it waits, has just arrived or is in the rows', () => {
    const [one, two] = items(consumo('a'), consumo('b')) as [Item, Item];
    expect(keys(shownConsumos([there(1)], view([one])))).toEqual([
      ['1', false],
      ['a', true],
    ]);
    const arrived = view([], [{ item: two, stored: there(2, AT) }]);
    expect(keys(shownConsumos([], arrived))).toEqual([['b', false]]);
    expect(keys(shownConsumos([there(2, AT)], arrived))).toEqual([['2', false]]);
    expect(keys(shownConsumos([there(3, AT)], view([one])))).toEqual([['3', false]]);
  });

  test('what was taken back is gone at once, by its uuid or its id', () => {
    const [one] = items(consumo('a')) as [Item];
    const sent = [{ item: one, stored: there(2, AT) }];
    expect(shownConsumos([there(2, AT)], view(items(undo('a')), sent))).toEqual([]);
    expect(shownConsumos([there(2)], view(items(undo('2'))))).toEqual([]);
  });
});
