'use client';

import { Laptop, Plug } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Sesion } from '@/lib/domain/sesiones';
import { Age } from '../widgets/age';

/** What is about to be ended. */
type Target = {
  which: 'esta' | 'una' | 'demas' | 'todas';
  dispositivo: string;
  path: string;
  body?: { tambien_esta: boolean };
  leaves: boolean;
};

const ENDING = '/api/cuenta/sesiones';

const OTHERS: Target = {
  which: 'demas',
  dispositivo: '',
  path: `${ENDING}/cerrar`,
  body: { tambien_esta: false },
  leaves: false,
};
const ALL: Target = {
  which: 'todas',
  dispositivo: '',
  path: `${ENDING}/cerrar`,
  body: { tambien_esta: true },
  leaves: true,
};
const one = ({ id, dispositivo, actual }: Sesion): Target => ({
  which: actual ? 'esta' : 'una',
  dispositivo,
  path: `${ENDING}/${id}`,
  leaves: actual,
});

export function SesionList({ sesiones }: { sesiones: Sesion[] }) {
  const t = useTranslations('cuenta.sesiones');
  const router = useRouter();
  const [target, setTarget] = useState<Target>();
  const { pending, problem, run, reset } = useAction(async () => {
    if (!target) return;
    if (target.body) await api.post(target.path, target.body);
    else await api.delete(target.path);
    if (target.leaves) return window.location.assign('/entrar');
    setTarget(undefined);
    router.refresh();
  });
  const close = () => {
    setTarget(undefined);
    reset();
  };
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <ul className="divide-y divide-line">
        {sesiones.map((sesion) => (
          <SesionItem key={sesion.id} sesion={sesion} onEnd={() => setTarget(one(sesion))} />
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-3">
        {sesiones.length > 1 && (
          <Button variant="secondary" size="sm" onClick={() => setTarget(OTHERS)}>
            {t('cerrar_demas')}
          </Button>
        )}
        <Button variant="danger" size="sm" onClick={() => setTarget(ALL)}>
          {t('cerrar_todas')}
        </Button>
      </div>
      <ConfirmDialog
        open={target !== undefined}
        title={target ? t(`pregunta.${target.which}`, { dispositivo: target.dispositivo }) : ''}
        confirmLabel={target ? t(`confirmar.${target.which}`) : ''}
        pending={pending}
        error={problem && problemText(problem)}
        onConfirm={() => run()}
        onClose={close}
      >
        {t('aviso')}
      </ConfirmDialog>
    </Card>
  );
}

function SesionItem({ sesion, onEnd }: { sesion: Sesion; onEnd(): void }) {
  const t = useTranslations('cuenta.sesiones');
  const { kind, dispositivo, direccion, created_at, seen_at, actual } = sesion;
  const Icon = kind === 'web' ? Laptop : Plug;
  return (
    <li className="flex items-center justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <div className="flex min-w-0 items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
          <Icon aria-hidden className="size-5" />
        </span>
        <div className="min-w-0">
          <p className="font-medium break-words">{dispositivo}</p>
          <p className="text-sm text-ink-soft">
            {kind === 'token' && `${t('por_api')} · `}
            {t.rich('abierta', { hace: () => <Age since={created_at} /> })}
            {seen_at && !actual && <> · {t.rich('usada', { hace: () => <Age since={seen_at} /> })}</>}
            {direccion && ` · ${direccion}`}
          </p>
          {actual && (
            <p className="mt-1.5">
              <Badge tone="good">{t('esta')}</Badge>
            </p>
          )}
        </div>
      </div>
      <Button variant="danger" size="sm" aria-label={t('cerrar_de', { dispositivo })} onClick={onEnd}>
        {t('cerrar')}
      </Button>
    </li>
  );
}
