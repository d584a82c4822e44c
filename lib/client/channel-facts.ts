import { CHANNELS, type Channel } from '@/lib/channels/registry';

/** What a page has to know of a channel. How it is read, checked and documented is the server's. */
export type ChannelFacts = Pick<Channel, 'name' | 'of' | 'kind' | 'type' | 'pushType' | 'pollMs' | 'limits'>;

/** For browsers the build puts these values in place of this module, so that no definition goes along. */
export const FACTS: readonly ChannelFacts[] = CHANNELS.map(
  ({ name, of, kind, type, pushType, pollMs, limits }) => ({
    name,
    of,
    kind,
    type,
    pushType,
    pollMs,
    limits,
  }),
);
