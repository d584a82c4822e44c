'use client';

import { type ErrorProps, FailureMessage } from '@/components/shell/failure-message';

export default function ErrorPage(props: ErrorProps) {
  return (
    <main>
      <FailureMessage {...props} />
    </main>
  );
}
