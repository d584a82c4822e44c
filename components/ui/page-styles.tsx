'use client';

import { pageStyles } from '@/lib/client/page-styles';

/** All the styles of the pages, in each of them. In development Next brings them. */
export function PageStyles() {
  if (process.env.NODE_ENV === 'development') return null;
  const styles = pageStyles();
  // The server failed to draw the page, and the browser draws all of it.
  if (!styles) return <link rel="stylesheet" href="/styles.css" precedence="default" />;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what the build made of our own file; the policy names its hash.
  return <style id="estilos" dangerouslySetInnerHTML={{ __html: styles }} />;
}
