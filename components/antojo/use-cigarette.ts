'use client';

import { useTranslations } from 'use-intl';
import { useToast } from '@/components/ui/toast';
import { useOutbox } from '@/lib/client/outbox/provider';
import { useLog } from '@/lib/client/outbox/use-log';

/** One tap logs a cigarette; another one takes it back. */
export function useCigarette(): () => void {
  const t = useTranslations('antojo.cigarro');
  const toast = useToast();
  const log = useLog();
  const { outbox } = useOutbox();
  return () => {
    const isCut = !navigator.onLine || outbox.view().items.some(({ waits }) => waits === 'network');
    const uuid = log.cigarette();
    const undo = () => {
      log.undoCigarette(uuid);
      toast({ text: t('deshecho') });
    };
    toast({ text: t(isCut ? 'hecho_aqui' : 'hecho'), action: { label: t('deshacer'), run: undo } });
  };
}
