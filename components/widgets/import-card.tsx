'use client';

import { FileSearch, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { FileField } from '@/components/ui/file-field';
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
  const t = useTranslations('datos.importar');
  const { pending, problem, mustClaim, asked, esMio, setEsMio, report, ready, run, choose } = useImport();
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <div className="grid gap-4">
        <FileField
          label={t('archivo')}
          choose={t('elegir')}
          none={t('ninguno')}
          accept=".zip,application/zip"
          onChoose={choose}
        />
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
          {t('revisar')}
        </Button>
        <div role="status">{report && <ImportReportView report={report} />}</div>
        {report?.ensayo && report.importadas > 0 && (
          <Button icon={Upload} pending={pending} onClick={() => void run(false)}>
            {t('importar')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function ClaimField({ checked, onChange }: { checked: boolean; onChange(checked: boolean): void }) {
  const t = useTranslations('datos.importar');
  return (
    <label className="choice flex cursor-pointer gap-3 px-4 py-3">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-1 size-4 shrink-0 accent-action"
      />
      <span>{t('es_mio')}</span>
    </label>
  );
}
