import type { Alcance } from '@/lib/domain/access';

type AlcanceWord = { label: string; text: string };

/** What each scope lets a cuidador see, in plain words. */
export const ALCANCE_WORDS: Record<Alcance, AlcanceWord> = {
  estado: {
    label: 'Estado del sensor',
    text: 'Si tu dispositivo está enviando datos y cuándo fue la última vez.',
  },
  frecuencia: {
    label: 'Frecuencia cardíaca',
    text: 'Tu frecuencia en vivo, la de tu día y tus estadísticas.',
  },
  movimiento: {
    label: 'Movimiento',
    text: 'Lo que tu sensor mide en vivo al moverte: aceleración y rotación.',
  },
  deseos: { label: 'Antojos', text: 'Los antojos que registras y cómo terminaron.' },
  consumos: { label: 'Consumos', text: 'Los cigarrillos que registras.' },
  predicciones: { label: 'Predicciones', text: 'Las estimaciones sobre tus momentos difíciles.' },
  notas: { label: 'Notas', text: 'Lo que escribes junto a un antojo.' },
};
