'use client';

import { LogIn } from 'lucide-react';
import { signIn } from 'next-auth/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

/** Leaves for the issuer; `volver` has been checked by the page. */
export function IssuerButton({ name, volver }: { name: string; volver: string }) {
  const t = useTranslations('publico.entrar');
  const [pending, setPending] = useState(false);
  const leave = () => {
    setPending(true);
    signIn('oidc', { callbackUrl: volver }).catch(() => setPending(false));
  };
  return (
    <Button variant="secondary" icon={LogIn} pending={pending} onClick={leave} className="w-full">
      {t('con_emisor', { emisor: name })}
    </Button>
  );
}
