'use client';

import { useTranslations } from 'use-intl';
import { useToast } from '@/components/ui/toast';
import { useLog } from '@/lib/client/outbox/use-log';

/** One tap logs a cigarette; another one takes it back. */
export function useCigarette(): () => void {
  const t = useTranslations('antojo.cigarro');
  const toast = useToast();
  const log = useLog();
  return () => {
    const uuid = log.cigarette();
    const undo = () => {
      log.undoCigarette(uuid);
      toast({ text: t('deshecho') });
    };
    toast({ text: t('hecho'), action: { label: t('deshacer'), run: undo } });
  };
}
