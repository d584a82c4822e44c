import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/** Fetches nothing ahead: each page is made at its request, and what would come before it were frames without anything in them. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
