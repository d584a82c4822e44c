import en from '../i18n/messages/en/avisos.json';
import es from '../i18n/messages/es/avisos.json';

const WORDS = { es: es.sin_conexion, en: en.sin_conexion };

const STYLE = `:root{color-scheme:light dark;--canvas:#f5f8f8;--ink:#263238;--soft:#475860;--action:#00756a;--on:#fff;--wash:#ddf6f3;--mark:#007468;--edge:#75878f}
@media (prefers-color-scheme:dark){:root{--canvas:#0f1719;--ink:#e8f0f2;--soft:#b7c6cc;--action:#00c4b4;--on:#06211f;--wash:#123532;--mark:#3fd8cb;--edge:#78909a}}
body{margin:0;background:var(--canvas);color:var(--ink);font:1rem/1.5 ui-sans-serif,system-ui,sans-serif}
main{min-height:100dvh;display:grid;place-content:center;justify-items:center;padding:2rem 1rem;box-sizing:border-box;text-align:center}
h1{font-size:1.5rem;line-height:2rem;margin:1.25rem 0 0}p{max-width:26rem;margin:.5rem 0 0;color:var(--soft);text-wrap:balance}
nav{display:flex;flex-wrap:wrap;gap:.75rem;justify-content:center;margin-top:1.5rem}
a{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 1rem;border-radius:.625rem;border:1px solid var(--edge);color:var(--ink);font-weight:500;text-decoration:none}
a:first-child{background:var(--action);border-color:transparent;color:var(--on)}a:focus-visible{outline:3px solid var(--mark);outline-offset:2px}`;

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** In place of a page that was not kept. `path`: the one that was asked for. */
export function offlinePage(path: string, languages: readonly string[], hasPanel: boolean): Response {
  const idioma = languages.some((tag) => tag.toLowerCase().startsWith('es')) ? 'es' : 'en';
  const t = (key: keyof typeof es.sin_conexion) => WORDS[idioma][key];
  const panel = hasPanel ? `<a href="/panel">${t('panel')}</a>` : '';
  const html = `<!doctype html><html lang="${idioma}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${t('titulo')} · Latido</title><style>${STYLE}</style></head>
<body><main><svg aria-hidden="true" width="56" height="56" viewBox="0 0 32 32"><rect width="32" height="32" rx="16" fill="var(--wash)"/><path d="M5 17h5l2.5-7 4.5 13 3.5-9 1.5 3h5" fill="none" stroke="var(--mark)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>
<h1>${t('titulo')}</h1><p>${t('texto')}</p><nav aria-label="${t('salidas')}"><a href="${escaped(path)}">${t('reintentar')}</a>${panel}</nav></main></body></html>`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  return new Response(html, { status: 503, headers });
}
