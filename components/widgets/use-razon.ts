'use client';

import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { razonOf, spanOf } from './razones';

/** A reason of the models in the language of the page. */
export function useRazon(): (text: string) => string {
  const t = useTranslations('panel');
  const { duration } = useFormats();
  return (text) => {
    const razon = razonOf(text);
    if (!razon) return text;
    const { cuanto, ...values } = razon.values;
    const span = cuanto === undefined ? undefined : spanOf(cuanto);
    return t(`razones.${razon.name}`, {
      ...values,
      cuanto: span === undefined ? (cuanto ?? '') : duration(span),
    });
  };
}
