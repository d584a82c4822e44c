import { createTranslator } from 'use-intl/core';
import type { Aviso, AvisoWords } from '@/lib/domain/avisos';
import { type Nombres, nombresDe } from '@/lib/domain/catalogos';
import type { Idioma } from '@/lib/domain/usuarios';
import { formats } from '@/lib/i18n/format';
import { MESSAGES } from '@/lib/i18n/messages';
import { razonOf, razonText } from '@/lib/i18n/razones';

function wordsOf(idioma: Idioma) {
  const messages = MESSAGES[idioma];
  return {
    idioma,
    t: createTranslator({ locale: idioma, messages, namespace: 'avisos.textos' }),
    panel: createTranslator({ locale: idioma, messages, namespace: 'panel' }),
    formats: formats(idioma),
  };
}
type Words = ReturnType<typeof wordsOf>;

/** What Latido says by itself, in the language of the account that it says it to. */
export function createAvisoWords(): AvisoWords {
  const words = { es: wordsOf('es'), en: wordsOf('en') };
  return {
    discreto: (idioma) => words[idioma].t('discreto'),
    contenido: (idioma, aviso, nombres) => contenidoOf(words[idioma], aviso, nombres),
  };
}

function contenidoOf(words: Words, aviso: Aviso, nombres: Nombres): string {
  const { t, idioma } = words;
  const solucionDe = nombresDe(nombres.soluciones, idioma);
  switch (aviso.que) {
    case 'antojo_probable':
      return t('antojo_probable', {
        razon: (aviso.razon && withinSentence(aviso.razon, words, nombres)) ?? 'ninguna',
        solucion: aviso.solucion === null ? 'ninguna' : solucionDe(aviso.solucion),
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
        hora: words.formats.hourOfDay(hora),
        semanas,
        de,
        solucion: solucionDe(nombre),
        veces,
        superados,
      });
    }
  }
}

/** The reason as the dashboard tells it, but for its first letter. Null rather than a foreign one within a sentence. */
function withinSentence(
  razon: string,
  { panel, formats: f, idioma }: Words,
  nombres: Nombres,
): string | null {
  if (idioma !== 'es' && !razonOf(razon)) return null;
  const emocionDe = nombresDe(nombres.emociones, idioma);
  const text = razonText(razon, { t: panel, formats: f, emocionDe });
  return text.charAt(0).toLocaleLowerCase(idioma) + text.slice(1);
}
