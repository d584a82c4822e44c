'use client';

import { FileSearch, Upload } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { LiveNotice } from '@/components/ui/notice';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { sendArchive } from '@/lib/client/archive';
import type { ImportReport } from '@/lib/domain/archive/report';
import { ImportReportView } from './import-report';

/** An archive, what came of looking through it or of importing it, and whether the person has to say that it is theirs. */
function useImport() {
  const [file, setFile] = useState<File>();
  const [esMio, setEsMio] = useState(false);
  const [asked, setAsked] = useState(false);
  const [report, setReport] = useState<ImportReport>();
  const { pending, problem, run, reset } = useAction(async (ensayo: boolean) => {
    if (!file) return;
    setReport(undefined);
    setReport(await sendArchive(file, { ensayo, esMio }));
  });
  const mustClaim = 'es_mio' in fieldErrors(problem);
  if (mustClaim && !asked) setAsked(true);
  return {
    pending,
    problem,
    mustClaim,
    asked,
    esMio,
    setEsMio,
    report,
    ready: file !== undefined && (!asked || esMio),
    run,
    choose: (chosen: File | undefined) => {
      setFile(chosen);
      setReport(undefined);
      setEsMio(false);
      setAsked(false);
      reset();
    },
  };
}

/** First what would come in, then whether it shall. */
export function ImportCard() {
  const { pending, problem, mustClaim, asked, esMio, setEsMio, report, ready, run, choose } = useImport();
  return (
    <Card
      title="Importar un archivo"
      description="Trae de vuelta un ZIP que descargaste de Latido. Lo que ya está no se repite, y nadie obtiene permisos por él."
    >
      <div className="grid gap-4">
        <FileField onChoose={choose} />
        <LiveNotice
          kind={problem && (mustClaim ? 'warn' : 'error')}
          title={problem && problemText(problem)}
        />
        {asked && <ClaimField checked={esMio} onChange={setEsMio} />}
        <Button
          variant="secondary"
          icon={FileSearch}
          pending={pending}
          disabled={!ready}
          onClick={() => void run(true)}
        >
          Revisar antes de importar
        </Button>
        <div role="status">{report && <ImportReportView report={report} />}</div>
        {report?.ensayo && report.importadas > 0 && (
          <Button icon={Upload} pending={pending} onClick={() => void run(false)}>
            Importar
          </Button>
        )}
      </div>
    </Card>
  );
}

function FileField({ onChoose }: { onChoose(file: File | undefined): void }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block text-sm font-medium">
        Archivo ZIP
      </label>
      <input
        id={id}
        type="file"
        accept=".zip,application/zip"
        onChange={(event) => onChoose(event.target.files?.[0])}
        className="control mt-1.5 file:mr-3 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:py-1 file:text-ink"
      />
    </div>
  );
}

function ClaimField({ checked, onChange }: { checked: boolean; onChange(checked: boolean): void }) {
  return (
    <label className="choice flex cursor-pointer gap-3 px-4 py-3">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-1 size-4 shrink-0 accent-action"
      />
      <span>Es mío: los datos de este archivo son de mi persona</span>
    </label>
  );
}
