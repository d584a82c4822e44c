'use client';
import { createContext } from 'react';

/**
 * How those below are drawn who are many. `turn`: which part of each second is theirs, any whole number: parts of one card share it
 * and are drawn together, while cards that were all drawn at once would hold up the page. `inSight`: whether anybody
 * sees them.
 */
export type Paced = { turn: number; inSight: boolean };

/** Null where everything is drawn as it comes. */
export const Pace = createContext<Paced | null>(null);
