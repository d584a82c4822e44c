'use client';

import type { ReactNode } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import type { Idioma } from '@/lib/domain/usuarios';
import type { Messages } from '@/lib/i18n/messages';

type IdiomaProviderProps = { idioma: Idioma; messages: Partial<Messages>; children: ReactNode };

/** The outermost, of the document. The messages of an area are added by `AreaProvider`. */
export function IdiomaProvider({ idioma, messages, children }: IdiomaProviderProps) {
  return (
    // Each instant is written in the person's own zone: this one only keeps the server's and the browser's from differing.
    <IntlProvider locale={idioma} messages={messages as Messages} timeZone="UTC" onError={fail}>
      {children}
    </IntlProvider>
  );
}

type AreaProviderProps = Omit<IdiomaProviderProps, 'idioma'>;

export function AreaProvider({ messages, children }: AreaProviderProps) {
  const idioma = useLocale();
  const outer = useMessages();
  return (
    <IdiomaProvider idioma={idioma} messages={{ ...outer, ...messages }}>
      {children}
    </IdiomaProvider>
  );
}

/** A message that is missing is a fault of the program, and no page is shown with a key in place of a sentence. */
function fail(error: Error): never {
  throw error;
}
