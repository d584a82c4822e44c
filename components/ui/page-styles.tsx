'use client';

import { pageStyles } from '@/lib/client/page-styles';

/** All the styles of the pages, in each of them. */
export function PageStyles() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what the build made of our own file; the policy names its hash.
  return <style id="estilos" dangerouslySetInnerHTML={{ __html: pageStyles() }} />;
}
