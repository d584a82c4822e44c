import type { ChannelData, ChannelName } from '@/lib/channels/registry';
import type { Alcance } from '@/lib/domain/access';
import type { Problem } from '@/lib/domain/errors';
import type { Estado } from '@/lib/domain/estado';
import type { Snapshot } from '@/lib/domain/snapshot';

export type Transport = 'vivo' | 'sondeo' | 'conectando';

/** What the server knew when it rendered the page; a channel is absent when the reader may not see it. */
export type PanelValues = {
  consumidor_id: number;
  nombre: string;
  zona_horaria: string;
  alcances: Alcance[];
  estado: Estado | null;
  channels: { [Name in ChannelName]?: Snapshot<ChannelData<Name>> };
};

/** What a panel shows of its channel. */
export type PanelView<Data> = {
  data: Data | undefined;
  at?: string;
  transport: Transport;
  isLoading: boolean;
  problem: Problem | undefined;
};

/** Props of a panel over one channel. */
export type ChannelPanelProps<Name extends ChannelName> = {
  consumidorId: number;
  zone: string;
  initial: Snapshot<ChannelData<Name>> | undefined;
};
