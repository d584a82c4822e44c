import type { Actor } from '@/lib/domain/access';
import type { Telemetry } from '@/lib/domain/telemetry';
import type { Deps } from '@/lib/domain/use-cases/deps';
import type { Guard } from './guard';
import type { Hub } from './hub';
import type { Pipes } from './pipes';
import type { Snapshots } from './snapshots';

/** What the native surface works with. */
export type NativeDeps = Pick<Deps, 'repos' | 'bus' | 'clock' | 'looks'> & {
  telemetry: Telemetry;
  hub: Hub;
  guard: Guard;
  snapshots: Snapshots;
  pipes: Pipes;
  authenticate: { bearer(token: string): Promise<Actor | null> };
  log: { error(context: object, message: string): void };
};
