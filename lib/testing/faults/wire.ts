import { type Down, type DownOf, downSchema } from '@/lib/channels/protocol';
import { parseCursor } from '@/lib/domain/cursor';
import type { SensorRow } from '@/lib/domain/reads';

/** What one page was told over all its connections, each frame checked as it came. */
export type Wire = {
  /** Reads what comes over a connection of its own. */
  tap(): (text: string) => Down;
  /** Against the protocol, in words. None is right. */
  faults: string[];
  /** `resumes`: the first after a resumption, which joins all that was missed. */
  frames: (DownOf<'data'> & { resumes: boolean })[];
  /** From each reading received by a server to here, ms. */
  delays: number[];
  /** Connections that were welcomed. */
  welcomes(): number;
  /** `subscribed` with and without everything that was missed. */
  recovered: boolean[];
};

/**
 * Checks what the server promises within a connection: of a stream, each frame begins where the last one ended and holds
 * all of its offsets, newest first.
 */
export function createWire(): Wire {
  const faults: string[] = [];
  const frames: Wire['frames'] = [];
  const recovered: boolean[] = [];
  const delays: number[] = [];
  let welcomes = 0;

  const tap = () => {
    const ends = new Map<string, number>();
    const resumed = new Set<string>();
    let isWelcome = false;
    return (text: string): Down => {
      const frame = downSchema.parse(JSON.parse(text));
      if (frame.type === 'welcome') {
        // Who is known by the handshake is welcomed once more for saying hello.
        if (!isWelcome) welcomes += 1;
        isWelcome = true;
      } else if (frame.type === 'gap') faults.push(`gap ${frame.from}–${frame.to}: ${frame.reason}`);
      else if (frame.type === 'error') faults.push(`error ${frame.problem.code}`);
      else if (frame.type === 'subscribed') {
        recovered.push(frame.recovered);
        if (frame.recovered) resumed.add(frame.ref);
        ends.set(frame.ref, parseCursor(frame.cursor)?.offset ?? 0);
      } else if (frame.type === 'data') {
        frames.push({ ...frame, resumes: resumed.delete(frame.ref) });
        for (const { created_at } of frame.data as SensorRow[])
          delays.push(Date.now() - Date.parse(created_at));
        faults.push(...faultsOf(frame, ends.get(frame.ref)));
        ends.set(frame.ref, frame.to);
      }
      return frame;
    };
  };
  return { tap, faults, frames, delays, recovered, welcomes: () => welcomes };
}

function faultsOf({ from, to, data }: DownOf<'data'>, end: number | undefined): string[] {
  const place = `frame ${from}–${to}`;
  if (end === undefined) return [`${place} before subscribed`];
  const faults = [];
  if (from <= end) faults.push(`${place} overlaps ${end}`);
  if (from > end + 1) faults.push(`${place} leaves a hole after ${end}`);
  const seqs = (data as SensorRow[]).map(({ seq }) => seq);
  const whole = Array.from({ length: to - from + 1 }, (_, index) => to - index);
  if (seqs.join() !== whole.join()) faults.push(`${place} holds ${seqs.join()}`);
  return faults;
}
