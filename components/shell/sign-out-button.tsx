'use client';

import { LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { clearDrafts } from '@/components/perfil/use-draft';
import { Button } from '@/components/ui/button';
import { forgetPerson } from '@/lib/client/service-worker';

export function SignOutButton() {
  const t = useTranslations('comun');
  const [pending, setPending] = useState(false);
  const leave = async () => {
    setPending(true);
    clearDrafts();
    await forgetPerson();
    await signOut({ callbackUrl: '/entrar' }).catch(() => setPending(false));
  };
  return (
    <Button variant="quiet" size="sm" icon={LogOut} pending={pending} onClick={() => void leave()}>
      {t('salir')}
    </Button>
  );
}
