/**
 * What a page says to the worker. `activate`: the new version may take over. `visited`: pages that were opened without
 * asking for them as such. `forget`: nobody is signed in any more. `claim`: take a page that was on its way while this
 * worker began, and which would go without one until it is opened again.
 */
export type ToWorker =
  | { type: 'claim' }
  | { type: 'activate' }
  | { type: 'forget' }
  | { type: 'visited'; paths: readonly string[] };
