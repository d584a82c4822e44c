import { CAUSA_NAMES, CAUSAS, type Causa, type Causas, type CausasChanges } from '@/lib/domain/causas';

/** No name of a catalogue is empty or begins with a blank. */
export const NONE = '';
export const OTHER = ' ';

/** Of each question what is chosen, and the words of one's own that count where that is `OTHER`. */
export type CausaAnswers = { chosen: Record<Causa, string>; words: Record<Causa, string> };

export function answersOf(told: Causas): CausaAnswers {
  const each = (of: (causa: Causa) => string) =>
    Object.fromEntries(CAUSA_NAMES.map((causa) => [causa, of(causa)])) as Record<Causa, string>;
  return {
    chosen: each((causa) => told[causa] ?? (told[CAUSAS[causa]] ? OTHER : NONE)),
    words: each((causa) => told[CAUSAS[causa]] ?? ''),
  };
}

/** As the server takes it: what is chosen no more is taken back. */
export function changesOf({ chosen, words }: CausaAnswers): CausasChanges {
  const changes: CausasChanges = {};
  for (const causa of CAUSA_NAMES) {
    const otra = CAUSAS[causa];
    if (chosen[causa] === OTHER) changes[otra] = words[causa];
    else if (chosen[causa] !== NONE) changes[causa] = chosen[causa];
    else Object.assign(changes, { [causa]: null, [otra]: null });
  }
  return changes;
}
