import type { ComponentType } from 'react';

/** What is loaded after the page: where the network went meanwhile, its place stays empty and the page goes on. */
export function orNothing<Props>(loading: Promise<ComponentType<Props>>): Promise<ComponentType<Props>> {
  return loading.catch(() => Nothing);
}

const Nothing = () => null;
