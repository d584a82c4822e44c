'use client';

import { Download, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { useFormats } from '@/components/ui/use-formats';
import { type DownloadProgress, downloadArchive } from '@/lib/client/archive';
import { saveFile } from '@/lib/client/save-file';

const FOLDERS = ['json', 'csv', 'fhir'] as const;

/** Downloads the own archive and says how far it is; leaving the page ends it on the server too. */
function useDownload() {
  const [progress, setProgress] = useState<DownloadProgress>();
  const [outcome, setOutcome] = useState<'saved' | 'cancelled'>();
  const controller = useRef<AbortController>(undefined);
  const { pending, problem, run } = useAction(async () => {
    const mine = new AbortController();
    controller.current = mine;
    setOutcome(undefined);
    setProgress({ fraction: 0, bytes: 0 });
    try {
      const { blob, name } = await downloadArchive(mine.signal, (told) => setProgress({ ...told }));
      saveFile(blob, name);
      setOutcome('saved');
    } catch (error) {
      if (!mine.signal.aborted) throw error;
      setOutcome('cancelled');
    }
  });
  useEffect(() => () => controller.current?.abort(), []);
  return { pending, problem, run, progress, outcome, cancel: () => controller.current?.abort() };
}

export function ExportCard() {
  const t = useTranslations('datos.descarga');
  const { bytes } = useFormats();
  const { pending, problem, run, progress, outcome, cancel } = useDownload();
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <dl className="grid gap-3">
        {FOLDERS.map((folder) => (
          <div key={folder}>
            <dt className="font-mono text-sm font-semibold">{folder}/</dt>
            <dd className="text-sm text-pretty text-ink-soft">{t(folder)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-pretty text-ink-soft">{t('sin_claves')}</p>
      <div className="mt-4 grid gap-4">
        {pending && progress && <Progress {...progress} />}
        <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
        <LiveNotice
          kind={outcome === 'saved' ? 'success' : outcome && 'info'}
          title={outcome && t(outcome === 'saved' ? 'lista' : 'cancelada')}
        >
          {outcome === 'saved' && progress ? t('son', { tamano: bytes(progress.bytes) }) : undefined}
        </LiveNotice>
        <div className="flex flex-wrap gap-3">
          <Button icon={Download} pending={pending} onClick={() => void run()}>
            {t(pending ? 'preparando' : 'titulo')}
          </Button>
          {pending && (
            <Button variant="secondary" icon={X} onClick={cancel}>
              {t('cancelar')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

/** Without a fraction the bar only says that it goes on. */
function Progress({ fraction, bytes }: DownloadProgress) {
  const t = useTranslations('datos.descarga');
  const tamano = useFormats().bytes(bytes);
  const percent = fraction === null ? undefined : Math.round(fraction * 100);
  return (
    <div>
      <progress aria-label={t('avance')} className="h-2 w-full accent-action" max={100} value={percent} />
      <p className="mt-1 text-sm text-ink-soft tabular-nums">
        {percent === undefined
          ? t('recibidos', { tamano })
          : t('recibidos_de', { porcentaje: percent, tamano })}
      </p>
    </div>
  );
}
