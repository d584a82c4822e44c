'use client';

import { useTranslations } from 'use-intl';
import { Notice } from '@/components/ui/notice';
import { useFormats } from '@/components/ui/use-formats';
import type { FileCounts, ImportReport } from '@/lib/domain/archive/report';
import type { Messages } from '@/lib/i18n/messages';

type Table = keyof Messages['datos']['importar']['tabla'];

/** What a file of the archive holds, in words: `json/deseos.ndjson` → Antojos. */
function useTableName(): (archivo: string) => string {
  const t = useTranslations('datos.importar');
  return (archivo) => {
    const table = /^json\/(.+)\.ndjson$/.exec(archivo)?.[1] ?? archivo;
    const key = `tabla.${table as Table}` as const;
    return t.has(key) ? t(key) : table.replaceAll('_', ' ');
  };
}

/** What an import did, or would do: how much of what, and which lines could not be used. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const t = useTranslations('datos.importar');
  const tableName = useTableName();
  const { number } = useFormats();
  const { firmado, archivos, rechazadas } = report;
  return (
    <div className="grid gap-3">
      <Headline report={report} />
      {!firmado && <Notice kind="info">{t('sin_firma')}</Notice>}
      <Counts rows={archivos.filter((row) => row.importadas + row.repetidas + row.rechazadas > 0)} />
      {rechazadas.length > 0 && (
        <details className="text-sm">
          <summary className="min-h-6 cursor-pointer font-medium">
            {t('no_se_usan', { n: report.rechazadas_total, cuantas: number(report.rechazadas_total) })}
          </summary>
          <ul className="mt-2 grid max-h-64 gap-1 overflow-y-auto text-ink-soft">
            {rechazadas.map(({ archivo, linea, motivo }) => (
              <li key={`${archivo}:${linea}`} className="break-words">
                {t('linea', { archivo: tableName(archivo), linea: number(linea), motivo })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Headline({ report: { ensayo, importadas } }: { report: ImportReport }) {
  const t = useTranslations('datos.importar');
  const count = { n: importadas, cuantas: useFormats().number(importadas) };
  if (importadas === 0) return <Notice kind="info" title={t('nada')} />;
  if (ensayo) return <Notice kind="info" title={t('ensayo', count)} />;
  return <Notice kind="success" title={t('hecho', count)} />;
}

function Counts({ rows }: { rows: readonly FileCounts[] }) {
  const t = useTranslations('datos.importar');
  const tableName = useTableName();
  const { number } = useFormats();
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">{t('filas')}</caption>
      <thead className="text-left text-ink-soft">
        <tr>
          <th scope="col" className="py-1 font-medium">
            {t('dato')}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t('nuevas')}
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            {t('ya_estan')}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map(({ archivo, importadas, repetidas }) => (
          <tr key={archivo}>
            <th scope="row" className="py-1.5 pr-2 text-left font-normal">
              {tableName(archivo)}
            </th>
            <td className="py-1.5 text-right">{number(importadas)}</td>
            <td className="py-1.5 text-right">{number(repetidas)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
