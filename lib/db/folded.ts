const ACCENTED = 'áéíóúüñàèìòùÁÉÍÓÚÜÑÀÈÌÒÙ';
const PLAIN = 'aeiouunaeiouaeiouunaeiou';

/** A text as searches compare it: lower case, without the accents. A database may know the lower case of ASCII alone. */
export const folded = (sql: string) => `translate(lower(${sql}), '${ACCENTED}', '${PLAIN}')`;

/** A pattern for LIKE that finds the text anywhere; null for nothing to find. */
export function likeAnywhere(text: string | undefined): string | null {
  const plain = text?.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return plain ? `%${plain.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
}
