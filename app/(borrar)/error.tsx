'use client';

import { type ErrorProps, FailureMessage } from '@/components/shell/failure-message';

// Inside the header and the main region of its area.
export default function ErrorPage(props: ErrorProps) {
  return <FailureMessage {...props} />;
}
