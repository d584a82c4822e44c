'use client';

import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { clearDrafts } from '@/components/perfil/use-draft';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useOutboxIfAny, useOutboxView } from '@/lib/client/outbox/provider';
import { forgetPerson } from '@/lib/client/service-worker';

export function SignOutButton() {
  const t = useTranslations('comun');
  const outbox = useOutboxIfAny()?.outbox;
  const { items } = useOutboxView();
  const [pending, setPending] = useState(false);
  const [asks, setAsks] = useState(false);
  const leave = async () => {
    setPending(true);
    clearDrafts();
    try {
      await outbox?.erase();
      await forgetPerson();
      // Few leave: the pages need not carry it.
      const { signOut } = await import('next-auth/react');
      await signOut({ callbackUrl: '/entrar' });
    } catch {
      setPending(false);
    }
  };
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        icon={LogOut}
        pending={pending}
        onClick={() => (items.length > 0 ? setAsks(true) : void leave())}
      >
        <span className="max-xs:sr-only">{t('salir')}</span>
      </Button>
      {outbox && (
        <UnsentDialog
          open={asks}
          n={items.length}
          pending={pending}
          onLeave={leave}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}

type UnsentDialogProps = { open: boolean; n: number; pending: boolean; onLeave(): void; onClose(): void };

/** Nothing of an account stays on the device that it leaves, and nobody loses what they logged without knowing. */
function UnsentDialog({ open, n, pending, onLeave, onClose }: UnsentDialogProps) {
  const t = useTranslations('antojo.salir');
  return (
    <ConfirmDialog
      open={open}
      title={t('titulo')}
      confirmLabel={t('si')}
      pending={pending}
      onConfirm={onLeave}
      onClose={onClose}
    >
      {t('texto', { n })}
    </ConfirmDialog>
  );
}
