'use client';

import { Download, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { type DownloadProgress, downloadArchive } from '@/lib/client/archive';
import { saveFile } from '@/lib/client/save-file';
import { formatBytes } from './archive-words';

const CONTENTS = [
  [
    'json/',
    'Todo, exacto: lecturas, resúmenes, antojos, consumos, chequeos, predicciones, avisos y permisos',
  ],
  ['csv/', 'Lo mismo en tablas, para abrirlo en una hoja de cálculo, con tu hora local'],
  ['fhir/', 'Frecuencia, antojos y consumos en FHIR R4, para un sistema de salud'],
] as const;

/** Downloads the own archive and says how far it is; leaving the page or "Cancelar" ends it on the server too. */
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
  const { pending, problem, run, progress, outcome, cancel } = useDownload();
  return (
    <Card title="Descargar mis datos" description="Un solo archivo ZIP con todo lo que Latido guarda de ti.">
      <dl className="grid gap-3">
        {CONTENTS.map(([folder, text]) => (
          <div key={folder}>
            <dt className="font-mono text-sm font-semibold">{folder}</dt>
            <dd className="text-sm text-pretty text-ink-soft">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-pretty text-ink-soft">
        No lleva contraseñas ni claves. Guárdalo en un lugar seguro: quien lo abra verá tus datos.
      </p>
      <div className="mt-4 grid gap-4">
        {pending && progress && <Progress {...progress} />}
        <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
        <LiveNotice
          kind={outcome === 'saved' ? 'success' : outcome && 'info'}
          title={outcome && (outcome === 'saved' ? 'Tu archivo está listo' : 'Descarga cancelada')}
        >
          {outcome === 'saved' && progress ? `Son ${formatBytes(progress.bytes)}.` : undefined}
        </LiveNotice>
        <div className="flex flex-wrap gap-3">
          <Button icon={Download} pending={pending} onClick={() => void run()}>
            {pending ? 'Preparando tu archivo' : 'Descargar mis datos'}
          </Button>
          {pending && (
            <Button variant="secondary" icon={X} onClick={cancel}>
              Cancelar
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

/** Without a fraction the bar only says that it goes on. */
function Progress({ fraction, bytes }: DownloadProgress) {
  const percent = fraction === null ? undefined : Math.round(fraction * 100);
  return (
    <div>
      <progress
        aria-label="Avance de la descarga"
        className="h-2 w-full accent-action"
        max={100}
        value={percent}
      />
      <p className="mt-1 text-sm text-ink-soft tabular-nums">
        {percent === undefined ? '' : `${percent} % · `}
        {formatBytes(bytes)} recibidos
      </p>
    </div>
  );
}
