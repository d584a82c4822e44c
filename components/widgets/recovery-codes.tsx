'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';

type RecoveryCodesProps = { codes: readonly string[]; onKept(): void };

export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const t = useTranslations('cuenta.factor.codigos');
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <Notice kind="warn" title={t('guardalos')}>
        {t('donde')}
      </Notice>
      <ul className="mt-4 grid grid-cols-1 gap-x-6 gap-y-2 rounded-xl bg-sunken px-4 py-4 font-mono text-lg min-[24rem]:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="text-center tracking-wider">
            {code}
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <CopyButton text={codes.join('\n')} label={t('copiar')} />
        <Button size="sm" onClick={onKept}>
          {t('guardados')}
        </Button>
      </div>
    </Card>
  );
}
