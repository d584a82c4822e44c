'use client';

import { ChevronDown } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextField } from '@/components/ui/field';
import { searchArticles } from './search-articles';

const ARTICLES = [
  'registrar',
  'montar',
  'cigarro',
  'sin_conexion',
  'sensor',
  'sin_senal',
  'simulado',
  'prediccion',
  'logros',
  'invitar',
  'quien_me_ve',
  'quitar',
  'avisos',
  'instalar',
  'zona',
  'contrasena',
  'exportar',
  'borrar',
  'urgencia',
  'preocupa',
] as const;

/** The article that the address names (`/ayuda#sensor`) is open, whatever was searched before. */
export function HelpSearch() {
  const t = useTranslations('ayuda.centro');
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // What was typed before the page was awake is searched as well.
  useEffect(() => setSearch(field.current?.value ?? ''), []);
  useNamedArticle(() => setSearch(''));
  const articles = ARTICLES.map((id) => ({
    id,
    titulo: t(`articulos.${id}.titulo`),
    texto: t(`articulos.${id}.texto`),
  }));
  const found = searchArticles(articles, search);
  return (
    <div className="max-w-prose">
      <search>
        <TextField
          ref={field}
          type="search"
          label={t('buscar')}
          value={search}
          autoComplete="off"
          onChange={(event) => setSearch(event.target.value)}
        />
      </search>
      <p role="status" className="my-3 min-h-6 text-sm text-ink-soft">
        {search.trim() && t('encontrados', { n: found.length })}
      </p>
      {found.length === 0 && <p className="text-pretty text-ink-soft">{t('nada')}</p>}
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface empty:hidden">
        {found.map(({ id, titulo, texto }) => (
          <li key={id}>
            <details id={id} open={search.trim() !== '' || undefined} className="group">
              <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-3 px-4 py-3 font-medium">
                <h2 className="text-base">{titulo}</h2>
                <ChevronDown
                  aria-hidden
                  className="size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-180"
                />
              </summary>
              <p className="px-4 pb-4 text-pretty text-ink-soft">{texto}</p>
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Opens what the address names, after `reveal` has made sure that it is there. */
function useNamedArticle(reveal: () => void): void {
  const show = useEffectEvent(reveal);
  useEffect(() => {
    const openNamed = () => {
      const id = decodeURIComponent(window.location.hash.slice(1));
      if (!id) return;
      show();
      requestAnimationFrame(() => {
        const article = document.getElementById(id);
        if (article instanceof HTMLDetailsElement) article.open = true;
        article?.scrollIntoView();
      });
    };
    openNamed();
    window.addEventListener('hashchange', openNamed);
    return () => window.removeEventListener('hashchange', openNamed);
  }, []);
}
