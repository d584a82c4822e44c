import type { ChannelData, ChannelName } from '@/lib/channels/registry';
import type { Continuity } from '@/lib/client/live-types';
import type { Transport } from '@/lib/client/transport';
import type { Problem } from '@/lib/domain/errors';
import type { Snapshot } from '@/lib/domain/snapshot';

/** What a panel shows of its channel. */
export type PanelView<Data> = {
  data: Data | undefined;
  at?: string;
  transport: Transport;
  isLoading: boolean;
  /** Of a stream: since when it is whole. */
  continuity?: Continuity;
  problem: Problem | undefined;
};

/** Props of a panel over one channel. */
export type ChannelPanelProps<Name extends ChannelName> = {
  consumidorId: number;
  zone: string;
  initial: Snapshot<ChannelData<Name>> | undefined;
};
