import { z } from 'zod';

/** The panels of a dashboard, in the order that nobody chose yet. */
export const PANELES = [
  'frecuencia_ahora',
  'frecuencia_hoy',
  'registrar',
  'superados',
  'deseos',
  'predicciones',
  'semana',
  'habitos',
  'ventana',
  'sensores',
  'estadisticas',
  'historial',
] as const;
export type PanelId = (typeof PANELES)[number];

const once = (panels: readonly PanelId[]) => new Set(panels).size === panels.length;
const panels = z.array(z.enum(PANELES)).max(PANELES.length).refine(once, 'cada panel una sola vez');

/** `order`: first to last. `hidden`: those that are not drawn; they keep their place. */
export const panelLayoutSchema = z.strictObject({ order: panels, hidden: panels });
export type PanelLayout = z.output<typeof panelLayoutSchema>;

export const DEFAULT_LAYOUT: PanelLayout = { order: [...PANELES], hidden: [] };

/**
 * Every panel once: in the order chosen, and those that it does not name (made since, or of another release) after the
 * one that comes before them when nobody chooses. Names of panels that are gone are dropped.
 */
export function completed(stored: { order: readonly string[]; hidden: readonly string[] }): PanelLayout {
  const isPanel = (name: string): name is PanelId => (PANELES as readonly string[]).includes(name);
  const order = [...new Set(stored.order.filter(isPanel))];
  PANELES.forEach((panel, place) => {
    if (order.includes(panel)) return;
    const before = PANELES[place - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, panel);
  });
  return { order, hidden: [...new Set(stored.hidden.filter(isPanel))] };
}

/** The panel at the place `to`, counted among `among` (those that there are to be seen); the others keep their order. */
export function moved(
  layout: PanelLayout,
  panel: PanelId,
  to: number,
  among: readonly PanelId[],
): PanelLayout {
  const seen = layout.order.filter((each) => among.includes(each) && each !== panel);
  const place = Math.max(0, Math.min(seen.length, to));
  const rest = layout.order.filter((each) => each !== panel);
  const next = seen[place];
  const last = seen.at(-1);
  const at = next !== undefined ? rest.indexOf(next) : last === undefined ? 0 : rest.indexOf(last) + 1;
  return { ...layout, order: [...rest.slice(0, at), panel, ...rest.slice(at)] };
}

export function toggled(layout: PanelLayout, panel: PanelId): PanelLayout {
  const isHidden = layout.hidden.includes(panel);
  const hidden = isHidden ? layout.hidden.filter((each) => each !== panel) : [...layout.hidden, panel];
  return { ...layout, hidden };
}

export type PanelLayoutsRepo = {
  /** As it was stored, perhaps by another release; null while nothing was chosen. */
  find(usuarioId: number): Promise<{ order: string[]; hidden: string[] } | null>;
  save(usuarioId: number, layout: PanelLayout, now: Date): Promise<void>;
  remove(usuarioId: number): Promise<void>;
};
