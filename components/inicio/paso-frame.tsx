'use client';

import { Check, Minus } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { type Inicio, PASOS, type Paso } from '@/lib/domain/inicio';
import { pasoPath } from './paso-path';

type PasoFrameProps = { paso: Paso; pasos: Inicio['pasos']; children: ReactNode };

/** One step: where it is among the others, and what it is about. */
export function PasoFrame({ paso, pasos, children }: PasoFrameProps) {
  const t = useTranslations('perfil.inicio');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A step that came without a page load: the keyboard's place and what is read aloud begin with it.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div className="mx-auto w-full max-w-xl">
      <PasoList paso={paso} pasos={pasos} />
      <p className="mt-6 text-sm font-medium text-accent-ink">
        {t('paso_de', { n: PASOS.indexOf(paso) + 1, total: PASOS.length })}
      </p>
      <h1
        ref={heading}
        tabIndex={-1}
        className="text-2xl font-semibold tracking-tight outline-none sm:text-3xl"
      >
        {t(`titulo.${paso}`)}
      </h1>
      <p className="mt-1 mb-6 text-ink-soft">{t(`texto.${paso}`)}</p>
      {children}
    </div>
  );
}

function PasoList({ paso, pasos }: Pick<PasoFrameProps, 'paso' | 'pasos'>) {
  const t = useTranslations('perfil.inicio');
  return (
    <nav aria-label={t('pasos')}>
      <ol className="grid grid-cols-4 gap-2">
        {PASOS.map((one) => {
          const estado = pasos[one];
          const current = one === paso;
          return (
            <li key={one}>
              <Link
                href={pasoPath(one)}
                aria-current={current ? 'step' : undefined}
                className={cx(
                  'flex min-h-11 flex-col justify-end gap-1 border-b-4 pb-1 text-xs sm:text-sm',
                  current ? 'border-accent font-semibold text-ink' : 'text-ink-soft hover:text-ink',
                  !current && (estado === 'hecho' ? 'border-accent-ink' : 'border-line'),
                )}
              >
                <span className="flex items-start gap-1">
                  {estado === 'hecho' && (
                    <Check aria-hidden className="mt-0.5 size-3.5 shrink-0 text-accent-ink" />
                  )}
                  {estado === 'omitido' && <Minus aria-hidden className="mt-0.5 size-3.5 shrink-0" />}
                  <span className="min-w-0">
                    {t(`corto.${one}`)}
                    <span className="sr-only">, {t(`estado.${estado}`)}</span>
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
