'use client';

import { useState } from 'react';
import { useLocale } from 'use-intl';

/** Calls `forget` where the page takes on another language: what was told in the one before is to be taken back. */
export function useIdiomaChange(forget: () => void): void {
  const idioma = useLocale();
  const [last, setLast] = useState(idioma);
  if (last === idioma) return;
  setLast(idioma);
  forget();
}
