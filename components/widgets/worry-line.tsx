'use client';

import { LifeBuoy } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Link } from '@/components/ui/link';

/** Where to go with a worry, for who looks at somebody in the middle of the night: no more than a line. */
export function WorryLine() {
  const t = useTranslations('cuidador.preocupa');
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-ink-soft">
      <LifeBuoy aria-hidden className="size-4 shrink-0" />
      {t('pregunta')}
      <Link href="/ayuda#preocupa" className="inline-flex min-h-6 items-center font-medium underline">
        {t('enlace')}
      </Link>
    </p>
  );
}
