import type { Translate } from '@/lib/i18n/translate';

export function SkipLink({ t }: { t: Translate<'comun'> }) {
  return (
    <a
      href="#contenido"
      className="sr-only z-50 rounded-lg bg-action px-4 py-2 font-medium text-on-action focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
    >
      {t('saltar')}
    </a>
  );
}
