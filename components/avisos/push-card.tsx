'use client';

import { BellRing, Smartphone } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { problemText, useAction } from '@/components/ui/use-action';
import {
  isSubscribed,
  type PushSupport,
  pushSupport,
  subscribePush,
  unsubscribePush,
} from '@/lib/client/push';
import type { Suscripcion } from '@/lib/domain/push';
import { AvisoAge } from './aviso-item';

/** `clave` null: this Latido sends none. */
type PushCardProps = { clave: string | null; dispositivos: Suscripcion[] };

/** On which devices one is told while Latido is closed. The browser is asked only after a press on what says so. */
export function PushCard({ clave, dispositivos }: PushCardProps) {
  const t = useTranslations('avisos.push');
  const router = useRouter();
  const { pending, problem, run } = useAction(async (id: number, own: boolean) => {
    await unsubscribePush(id, own);
    router.refresh();
  });
  return (
    <Card title={t('titulo')} description={t('texto')}>
      {clave === null ? (
        <p className="text-sm text-ink-soft">{t('no_envia')}</p>
      ) : (
        <ThisDevice clave={clave} known={dispositivos.some(({ actual }) => actual)} />
      )}
      {dispositivos.length > 0 && (
        <>
          <h3 className="mt-6 text-sm font-medium">{t('dispositivos')}</h3>
          <ul className="divide-y divide-line">
            {dispositivos.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <Device {...one} />
                <Button
                  variant="danger"
                  size="sm"
                  pending={pending}
                  aria-label={t('quitar_de', { dispositivo: one.dispositivo })}
                  onClick={() => run(one.id, one.actual)}
                >
                  {t('quitar')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p role="alert" className="mt-3 text-sm font-medium text-danger empty:hidden">
        {problem && problemText(problem)}
      </p>
    </Card>
  );
}

function Device({ dispositivo, created_at, actual }: Suscripcion) {
  const t = useTranslations('avisos.push');
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Smartphone aria-hidden className="size-5 shrink-0 text-ink-soft" />
      <div className="min-w-0">
        <p className="font-medium break-words">{dispositivo}</p>
        <p className="text-sm text-ink-soft">
          {t('desde')} <AvisoAge since={created_at} />
        </p>
        {actual && (
          <p className="mt-1">
            <Badge tone="good">{t('este')}</Badge>
          </p>
        )}
      </div>
    </div>
  );
}

function ThisDevice({ clave, known }: { clave: string; known: boolean }) {
  const t = useTranslations('avisos.push');
  const router = useRouter();
  const [support, setSupport] = useState<PushSupport>();
  const [held, setHeld] = useState(false);
  const [refused, setRefused] = useState(false);
  const { pending, problem, run } = useAction(async () => {
    const done = await subscribePush(clave);
    setRefused(!done);
    setSupport(pushSupport());
    setHeld(done);
    if (done) router.refresh();
  });
  useEffect(() => {
    setSupport(pushSupport());
    isSubscribed().then(setHeld, () => {});
  }, []);
  if (known && (held || support === undefined)) return <p className="text-sm text-ink-soft">{t('activo')}</p>;
  if (support !== undefined && support !== 'yes')
    return <p className="text-sm text-ink-soft">{t(`no_puede.${support}`)}</p>;
  return (
    <div>
      <p className="text-sm text-ink-soft">{t('antes')}</p>
      <Button className="mt-3" icon={BellRing} pending={pending} onClick={() => run()}>
        {t('activar')}
      </Button>
      <p role="status" className="mt-3 text-sm text-warn empty:hidden">
        {refused && t('rechazado')}
      </p>
      <p role="alert" className="mt-3 text-sm font-medium text-danger empty:hidden">
        {problem && problemText(problem)}
      </p>
    </div>
  );
}
