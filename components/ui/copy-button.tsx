'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';

/** Copies a text and says so. Hidden where the browser has no clipboard (a page without HTTPS). */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTranslations('comun');
  const [available, setAvailable] = useState(false);
  const [copied, setCopied] = useState(false);

  useEffect(() => setAvailable(Boolean(navigator.clipboard)), []);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_500);
    return () => clearTimeout(timer);
  }, [copied]);

  if (!available) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setAvailable(false),
    );
  return (
    <>
      <Button variant="secondary" size="sm" icon={copied ? Check : Copy} onClick={copy}>
        {label}
      </Button>
      <span role="status" className="sr-only">
        {copied ? t('copiado') : ''}
      </span>
    </>
  );
}
