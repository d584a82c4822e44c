'use client';

import { LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { clearDrafts } from '@/components/perfil/use-draft';
import { Button } from '@/components/ui/button';

export function SignOutButton() {
  const t = useTranslations('comun');
  const [pending, setPending] = useState(false);
  const leave = () => {
    setPending(true);
    clearDrafts();
    signOut({ callbackUrl: '/entrar' }).catch(() => setPending(false));
  };
  return (
    <Button variant="quiet" size="sm" icon={LogOut} pending={pending} onClick={leave}>
      {t('salir')}
    </Button>
  );
}
