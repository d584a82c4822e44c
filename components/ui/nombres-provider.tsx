'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { useLocale } from 'use-intl';
import { type CatalogoName, type Nombres, nombresDe, SIN_NOMBRES } from '@/lib/domain/catalogos';

const Shown = createContext(SIN_NOMBRES);

/** What the entries of the catalogues are called on the pages inside. */
export function NombresProvider({ nombres, children }: { nombres: Nombres; children: ReactNode }) {
  return <Shown value={nombres}>{children}</Shown>;
}

/** An entry by its `nombre`, in the language of the page; words of one's own stay as they are. */
export function useNombreDe(catalogo: CatalogoName): (nombre: string) => string {
  return nombresDe(useContext(Shown)[catalogo], useLocale());
}
