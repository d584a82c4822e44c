import { byName } from '@/lib/channels/define';
import type { ChannelName } from '@/lib/channels/registry';
import { type ChannelFacts, FACTS } from '@/lib/client/channel-facts';

export const { findChannel, channelNamed } = byName<ChannelName, ChannelFacts>(FACTS);
