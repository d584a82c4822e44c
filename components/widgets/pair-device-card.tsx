'use client';

import { Plus, RefreshCw } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { PAIRING_MINUTES } from '@/lib/domain/dispositivos';
import { Countdown } from './countdown';

export type PairingCode = { codigo: string; expira_at: string };

type PairDeviceCardProps = {
  code: PairingCode | undefined;
  expired: boolean;
  onCode(code: PairingCode): void;
  onExpire(): void;
};

export function PairDeviceCard({ code, expired, onCode, onExpire }: PairDeviceCardProps) {
  const t = useTranslations('dispositivos.emparejar');
  const { pending, problem, run } = useAction(async () => {
    onCode(await api.post<PairingCode>('/api/dispositivos/codigo'));
  });
  return (
    <Card title={t('titulo')} description={t('texto', { minutos: PAIRING_MINUTES })}>
      <LiveNotice
        kind={problem ? 'error' : undefined}
        title={problem && problemText(problem)}
        className={problem && 'mb-4'}
      />
      <div role="status">{code && <CodeView code={code} onExpire={onExpire} />}</div>
      {!code && expired && <p className="mb-4 text-sm text-ink-soft">{t('vencio')}</p>}
      <Button
        variant={code ? 'secondary' : 'primary'}
        icon={code ? RefreshCw : Plus}
        pending={pending}
        onClick={() => run()}
      >
        {t(code || expired ? 'pedir_otro' : 'pedir')}
      </Button>
      {code && <HowTo code={code.codigo} />}
    </Card>
  );
}

function CodeView({ code, onExpire }: { code: PairingCode; onExpire(): void }) {
  const t = useTranslations('dispositivos.emparejar');
  const spaced = `${code.codigo.slice(0, 3)} ${code.codigo.slice(3)}`;
  return (
    <div className="mb-4 rounded-xl bg-accent-wash px-4 py-5 text-center">
      <p className="text-sm text-accent-ink">{t('tu_codigo')}</p>
      <p className="mt-1 font-mono text-4xl font-semibold tracking-[0.12em] text-ink tabular-nums sm:text-5xl">
        {spaced}
      </p>
      <p className="mt-2 text-sm text-ink-soft">
        {t.rich('vence', { tiempo: () => <Countdown until={code.expira_at} onEnd={onExpire} /> })}
      </p>
    </div>
  );
}

function HowTo({ code }: { code: string }) {
  const t = useTranslations('dispositivos.emparejar');
  const origin = window.location.origin;
  const pair = `curl -X POST ${origin}/api/dispositivos/emparejar \\
  -H 'Content-Type: application/json' \\
  -d '{"codigo":"${code}","nombre":"${t('mi_pulsera')}"}'`;
  const send = `curl -X POST ${origin}/api/lecturas \\
  -H 'Authorization: Bearer ${t('clave')}' \\
  -H 'Content-Type: application/json' \\
  -d '{"heart_rate":72,"accel_x":0.02,"accel_y":-0.11,"accel_z":0.98}'`;
  return (
    <ol className="mt-5 grid list-decimal gap-5 pl-5 text-sm text-ink-soft marker:text-ink-faint">
      <li>
        {t('escribe')}
        <Command text={pair} label={t('copiar_peticion')} />
      </li>
      <li>
        {t('responde')}
        <Command text={send} label={t('copiar_envio')} />
      </li>
    </ol>
  );
}

/** Parts after which a line may end, so that a phone cuts an address at a slash and not within a word. */
function breakable(text: string) {
  return [...text.matchAll(/[^/,]*[/,]|[^/,]+$/g)];
}

function Command({ text, label }: { text: string; label: string }) {
  return (
    <div className="mt-2 -ml-5 grid grid-cols-[minmax(0,1fr)] justify-items-start gap-2">
      <pre className="w-full rounded-lg bg-sunken p-3 text-xs leading-relaxed wrap-anywhere whitespace-pre-wrap text-ink">
        <code>
          {breakable(text).map(({ index, 0: part }) => (
            <Fragment key={index}>
              {part}
              <wbr />
            </Fragment>
          ))}
        </code>
      </pre>
      <CopyButton text={text} label={label} />
    </div>
  );
}
