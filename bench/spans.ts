import os from 'node:os';
import type { CDPSession, Page } from '@playwright/test';
import { type Frames, heapOf, takeFrames, watchFrames } from './board-page';
import type { Row } from './report';
import type { Scope } from './scope';
import { sleep } from './stats';

const WARM_MS = 20_000;
export const SPAN_MS = 30_000;

/** Frames of a span, and what stood at its end: MB of JavaScript, nodes of the document, load of the machine. */
export type Span = Frames & { mb: number; nodes: number; load: number };

/** Collecting garbage by force stops the page: the frames of a span are taken before it, and begin anew after. */
export async function takeSpans(
  { options, say }: Pick<Scope, 'options' | 'say'>,
  page: Page,
  cdp: CDPSession,
  minutes: number,
): Promise<Span[]> {
  const scale = options.short ? 0.1 : 1;
  const count = options.short ? 2 : Math.max(2, Math.round((minutes * 60_000) / SPAN_MS));
  await sleep(WARM_MS * scale);
  await watchFrames(page);
  await heapOf(cdp);
  await takeFrames(page);
  const spans: Span[] = [];
  for (let index = 0; index < count; index += 1) {
    await sleep(SPAN_MS * scale);
    const frames = await takeFrames(page);
    spans.push({ ...frames, ...(await heapOf(cdp)), load: os.loadavg()[0] ?? 0 });
    await takeFrames(page);
    say(`span ${index + 1} of ${count}: ${spans.at(-1)?.mb.toFixed(1)} MB`);
  }
  return spans;
}

/** Memory over time: the mean of the first half beside that of the second. */
export function heldRow(spans: readonly Span[]): Row {
  const half = Math.floor(spans.length / 2);
  const mean = (part: readonly Span[]) =>
    (part.reduce((sum, { mb }) => sum + mb, 0) / Math.max(1, part.length)).toFixed(1);
  return [
    'JavaScript held after a collection',
    `${mean(spans.slice(0, half))} MB → ${mean(spans.slice(half))} MB`,
    '',
    '',
    `first half → second; ${spans.at(0)?.nodes} → ${spans.at(-1)?.nodes} nodes`,
  ];
}
