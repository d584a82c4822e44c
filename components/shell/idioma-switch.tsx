'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { keepIdioma } from '@/lib/client/page-idioma';
import { IDIOMAS, type Idioma } from '@/lib/domain/usuarios';

/** Each in its own words: who does not read the page's language still finds theirs. */
const NAMES: Record<Idioma, string> = { es: 'Español', en: 'English' };

/**
 * The language of the page, and of the account of whoever is signed in. Only what the server draws is drawn anew: what
 * was typed, the place on the page and the sockets stay.
 */
export function IdiomaSwitch({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('comun.idioma');
  const current = useLocale();
  const router = useRouter();
  const { problem, run } = useAction(async (idioma: Idioma) => {
    if (signedIn) await api.patch('/api/cuenta', { idioma });
    keepIdioma(idioma);
    router.refresh();
  });
  return (
    <div className="inline-flex flex-wrap items-center gap-x-3">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would begin a form of its own in what is read out */}
      <div role="group" aria-label={t('titulo')} className="inline-flex gap-1">
        {IDIOMAS.map((idioma) => (
          <button
            key={idioma}
            type="button"
            lang={idioma}
            aria-pressed={idioma === current}
            onClick={() => idioma !== current && void run(idioma)}
            className={cx(
              'min-h-9 rounded-[0.625rem] px-2.5 text-sm',
              idioma === current
                ? 'bg-sunken font-medium text-ink'
                : 'text-ink-soft underline hover:bg-sunken hover:text-ink',
            )}
          >
            {NAMES[idioma]}
          </button>
        ))}
      </div>
      <p role="status" className="text-sm text-danger empty:sr-only">
        {problem && t('fallo')}
      </p>
    </div>
  );
}
