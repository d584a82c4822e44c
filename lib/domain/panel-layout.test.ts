import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completed, DEFAULT_LAYOUT, moved, PANELES, panelLayoutSchema, toggled } from './panel-layout';

const names = fc.array(fc.oneof(fc.constantFrom(...PANELES), fc.string()));
const panel = fc.constantFrom(...PANELES);
const layout = fc.record({ order: names, hidden: names }).map(completed);

test('whatever was stored, each panel is there once', () => {
  fc.assert(
    fc.property(names, names, (order, hidden) => {
      const whole = completed({ order, hidden });
      expect([...whole.order].sort()).toEqual([...PANELES].sort());
      expect(panelLayoutSchema.safeParse(whole).success).toBe(true);
    }),
  );
});

test('what was chosen keeps its order, and a new panel stands where it would by itself', () => {
  const { order } = completed({ order: ['historial', 'gone', 'frecuencia_ahora'], hidden: [] });
  expect(order.indexOf('historial')).toBeLessThan(order.indexOf('frecuencia_ahora'));
  expect(order.indexOf('frecuencia_hoy')).toBe(order.indexOf('frecuencia_ahora') + 1);
  expect(completed({ order: [], hidden: [] })).toEqual(DEFAULT_LAYOUT);
});

test('a panel goes to the place among those that are seen, and the others keep their order', () => {
  fc.assert(
    fc.property(layout, panel, fc.nat(20), fc.uniqueArray(panel), (before, one, to, seen) => {
      const among = [...new Set([...seen, one])];
      const after = moved(before, one, to, among);
      const others = (order: readonly string[]) => order.filter((each) => each !== one);
      expect(others(after.order)).toEqual(others(before.order));
      const visible = after.order.filter((each) => among.includes(each));
      expect(visible.indexOf(one)).toBe(Math.min(to, visible.length - 1));
    }),
  );
});

test('what is hidden and shown again stands where it stood', () => {
  fc.assert(
    fc.property(layout, panel, (before, one) => {
      const twice = toggled(toggled(before, one), one);
      expect({ order: twice.order, hidden: [...twice.hidden].sort() }).toEqual({
        order: before.order,
        hidden: [...before.hidden].sort(),
      });
    }),
  );
});

test('twice the same panel is refused', () => {
  expect(panelLayoutSchema.safeParse({ order: ['deseos', 'deseos'], hidden: [] }).success).toBe(false);
});
