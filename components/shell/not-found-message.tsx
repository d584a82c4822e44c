'use client';

import { Compass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '@/components/ui/button';
import { MessagePage } from '@/components/ui/message-page';

/** Says the same for what does not exist and for what one may not see. */
export function NotFoundMessage() {
  const t = useTranslations('comun');
  return (
    <MessagePage
      icon={Compass}
      title={t('no_existe.titulo')}
      actions={<ButtonLink href="/">{t('inicio')}</ButtonLink>}
    >
      {t('no_existe.texto')}
    </MessagePage>
  );
}
