import type { Actor } from '../access';
import { completed, DEFAULT_LAYOUT, type PanelLayout } from '../panel-layout';
import type { Deps } from './deps';

type Layouts = Pick<Deps, 'repos'>;

/** How somebody arranged their panels: their own choice, and nothing about anybody's health. */
export async function findPanelLayout({ repos }: Layouts, { usuario_id }: Actor): Promise<PanelLayout> {
  const stored = await repos.panelLayouts.find(usuario_id);
  return stored ? completed(stored) : DEFAULT_LAYOUT;
}

export async function savePanelLayout(
  { repos, clock }: Layouts & Pick<Deps, 'clock'>,
  { usuario_id }: Actor,
  layout: PanelLayout,
): Promise<PanelLayout> {
  const whole = completed(layout);
  await repos.panelLayouts.save(usuario_id, whole, clock.now());
  return whole;
}

/** Back to the order that nobody chose. */
export async function resetPanelLayout({ repos }: Layouts, { usuario_id }: Actor): Promise<void> {
  await repos.panelLayouts.remove(usuario_id);
}
