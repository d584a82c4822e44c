export const SPANISH_LETTERS = /[áéíóúüñ¿¡«»]/i;

/** Small words that stand in nearly every Spanish sentence and in no English one. Of a text of one word they tell nothing. */
export const SPANISH_WORDS =
  /(?:^|\s)(?:al|con|cuando|de|del|el|en|es|este|la|las|lo|los|más|para|por|que|se|sin|sobre|su|sus|te|tu|tus|un|una|y)(?=\s|[.,:;]|$)/i;
