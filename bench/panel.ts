import { DEMO_CONSUMIDOR } from '@/scripts/demo-accounts.mjs';
import { openChromium } from './board-page';
import { startBuilt } from './built';
import { enter, streamDemo } from './pages';
import { heading, type Row, whole } from './report';
import { appSettings, type Bench, type Scope } from './scope';
import { heldRow, type Span, takeSpans } from './spans';

type Figures = { spans: Span[]; minutes: number };

/** The dashboard of a person whose readings come four times a second, for as long as is asked for; every picture is drawn. */
async function measure(scope: Scope): Promise<Figures> {
  const { ends, folder, options } = scope;
  const url = await startBuilt(scope, { ...appSettings(folder, await scope.database()), LATIDO_DEMO: '1' });
  const browser = await openChromium();
  ends.add(() => browser.close());
  const context = await enter(browser, url, DEMO_CONSUMIDOR);
  const stop = await streamDemo(context);
  ends.add(async () => stop());
  const page = await context.newPage();
  await page.goto('/panel');
  for (const panel of await page.locator('[data-panel]').all()) await panel.scrollIntoViewIfNeeded();
  const cdp = await context.newCDPSession(page);
  return { spans: await takeSpans(scope, page, cdp, options.panelMinutes), minutes: options.panelMinutes };
}

function rowsOf({ spans, minutes }: Figures): Row[] {
  const updates = spans.reduce((sum, span) => sum + span.updates, 0);
  return [
    heading(`DASHBOARD, streaming 4 Hz for ${minutes} minutes`),
    ['changes drawn', whole(updates), '', '', ''],
    heldRow(spans),
  ];
}

export const panel: Bench = {
  name: 'panel',
  standard: false,
  longestMs: ({ panelMinutes }) => 240_000 + panelMinutes * 90_000,
  run: async (scope) => {
    scope.say('the dashboard in Chromium; needs npm run build');
    const figures = await measure(scope);
    return { figures, rows: rowsOf(figures) };
  },
};
