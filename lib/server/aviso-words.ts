import { createTranslator } from 'use-intl/core';
import type { Aviso, AvisoWords } from '@/lib/domain/avisos';
import type { Idioma } from '@/lib/domain/usuarios';
import { formats } from '@/lib/i18n/format';
import { MESSAGES } from '@/lib/i18n/messages';

const translatorOf = (idioma: Idioma) =>
  createTranslator({ locale: idioma, messages: MESSAGES[idioma], namespace: 'avisos.textos' });

/** What Latido says by itself, in the language of the account that it says it to. */
export function createAvisoWords(): AvisoWords {
  const translators = { es: translatorOf('es'), en: translatorOf('en') };
  return {
    discreto: (idioma) => translators[idioma]('discreto'),
    contenido: (idioma, aviso) => contenidoOf(translators[idioma], idioma, aviso),
  };
}

function contenidoOf(t: ReturnType<typeof translatorOf>, idioma: Idioma, aviso: Aviso): string {
  switch (aviso.que) {
    case 'antojo_probable':
      return t('antojo_probable', {
        // The reasons of the model are Spanish sentences: in another language there is none rather than a foreign one.
        razon: (idioma === 'es' && aviso.razon?.toLocaleLowerCase('es')) || 'ninguna',
        solucion: aviso.solucion ?? 'ninguna',
      });
    case 'sin_senal':
      return t('sin_senal', { dispositivo: aviso.dispositivo });
    case 'chequeo':
      return t('chequeo');
    case 'inicio':
      return t('inicio');
    case 'hora_dificil': {
      const { dia, hora, semanas, de, solucion } = aviso;
      const { nombre, veces, superados } = solucion;
      return t('hora_dificil', {
        dia: String(dia),
        hora: formats(idioma).hourOfDay(hora),
        semanas,
        de,
        solucion: nombre,
        veces,
        superados,
      });
    }
  }
}
