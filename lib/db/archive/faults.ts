import { type RejectedLine, TOLD_FAULTS } from '@/lib/domain/archive/report';

/** All of them counted by file, the first of them told. */
export type Faults = {
  add(line: RejectedLine): void;
  of(archivo: string): number;
  told: readonly RejectedLine[];
};

export function createFaults(): Faults {
  const told: RejectedLine[] = [];
  const counts = new Map<string, number>();
  return {
    add: (line) => {
      counts.set(line.archivo, (counts.get(line.archivo) ?? 0) + 1);
      if (told.length < TOLD_FAULTS) told.push(line);
    },
    of: (archivo) => counts.get(archivo) ?? 0,
    told,
  };
}
