import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import { channelNamed } from '@/lib/channels/registry';
import { createFakeNet, fakeRest } from '@/lib/client/fake-net';
import { createLecturaFeeds } from '@/lib/client/lectura-feeds';
import { createLiveClient } from '@/lib/client/live-client';
import { LiveContext } from '@/lib/client/live-context';
import { createServerClock } from '@/lib/client/server-clock';
import { ALCANCES } from '@/lib/domain/access';
import type { Estado } from '@/lib/domain/estado';
import { DEFAULT_LAYOUT } from '@/lib/domain/panel-layout';
import type { Idioma } from '@/lib/domain/usuarios';
import { MESSAGES } from '@/lib/i18n/messages';
import { Dashboard } from './dashboard';
import { DASHBOARD_CHANNELS, type DashboardValues } from './dashboard-channels';

const AT = '2026-11-24T15:03:00.000Z';
const estado: Estado = {
  estado: 'en_vivo',
  edad_ms: 1_000,
  medido_at: AT,
  visto_at: AT,
  cadencia_ms: 1_000,
  fuente: 'sensor',
  bateria: null,
  desfase_ms: 0,
};

/** Of the examples that the channels are documented with. */
const channels = Object.fromEntries(
  DASHBOARD_CHANNELS.map((name) => {
    const { type, example } = channelNamed(name);
    return [name, { type, data: example, cursor: '1:0', at: AT, estado }];
  }),
) as unknown as DashboardValues['channels'];

const SHARED: DashboardValues = {
  consumidor_id: 22,
  nombre: 'Alma',
  zona_horaria: 'America/Tijuana',
  alcances: [...ALCANCES],
  resolucion: 'vivo',
  estado,
  channels,
};

/** The text of the page as the server sends it to who follows the person: no script has run, nothing was asked for. */
function drawn(idioma: Idioma, values: DashboardValues): string {
  const net = createFakeNet();
  const reads = {
    live: createLiveClient(net),
    send: fakeRest(() => ({})).send,
    clock: createServerClock(net.clock),
  };
  const page = { ...reads, usuario_id: 1, feeds: createLecturaFeeds({ ...reads, timers: net }) };
  const fail = (error: Error) => {
    throw error;
  };
  const dashboard = createElement(Dashboard, { values, layout: DEFAULT_LAYOUT, own: false });
  const live = createElement(LiveContext.Provider, { value: page }, dashboard);
  const children = createElement(QueryClientProvider, { client: new QueryClient() }, live);
  const intl = { locale: idioma, messages: MESSAGES[idioma], timeZone: 'UTC', onError: fail, children };
  const html = renderToString(createElement(IntlProvider, intl));
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

test.each([
  ['es', ['37 antojos superados', '72 lpm', 'Suele estar entre 58 y 94', '52 %', '30 % menos']],
  ['en', ['37 cravings passed', '72 bpm', 'Usually between 58 and 94', '52%', '30% fewer']],
] as const)('the first figures of every panel come with the page, in %s', (idioma, figures) => {
  const text = drawn(idioma, SHARED);
  for (const figure of figures) expect(text).toContain(figure);
});

test('a reason is told in the language of the page, though it was stored in Spanish', () => {
  expect(drawn('en', SHARED)).toContain('Raised heart rate: 92 bpm, 20 more than usual at rest (72)');
});

test('what is not shared has no panel, and no dash in its place', () => {
  const { progreso, desires_stats } = channels;
  const text = drawn('es', { ...SHARED, alcances: ['deseos'], channels: { progreso, desires_stats } });
  expect(text).toContain('antojos superados');
  for (const word of ['Sin fumar', 'Dinero ahorrado', 'Frecuencia ahora', 'Sensores', 'Predicciones'])
    expect(text).not.toContain(word);
});
