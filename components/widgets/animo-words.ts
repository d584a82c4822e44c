/** Wording that helps: warm, without judging, counting or telling what to do. The texts are messages; each is sent as it is written. */
export const SUGERENCIAS = [
  'contigo',
  'pienso',
  'gusto',
  'dificil',
  'platicar',
  'cuidando',
  'ritmo',
  'abrazo',
  'pasar',
  'gracias',
] as const;
