'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

type EarlierButtonProps = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };

/** The next page of a list that begins with the newest; nothing when there is none. Takes what an infinite query gives. */
export function EarlierButton({ hasNextPage, isFetchingNextPage, fetchNextPage }: EarlierButtonProps) {
  const t = useTranslations('consentimiento');
  if (!hasNextPage) return null;
  return (
    <Button
      className="mt-4"
      variant="secondary"
      size="sm"
      pending={isFetchingNextPage}
      onClick={() => void fetchNextPage()}
    >
      {t('anteriores')}
    </Button>
  );
}
