/**
 * What a page says to the worker. `activate`: the new version may take over. `visited`: pages that were opened without
 * asking for them as such. `forget`: nobody is signed in any more.
 */
export type ToWorker =
  | { type: 'activate' }
  | { type: 'forget' }
  | { type: 'visited'; paths: readonly string[] };
