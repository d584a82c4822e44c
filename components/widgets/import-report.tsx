import { formatNumber, plural } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import type { FileCounts, ImportReport } from '@/lib/domain/archive/report';
import { archiveWords } from './archive-words';

/** What an import did, or would do: how much of what, and which lines could not be used. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const { firmado, archivos, rechazadas } = report;
  return (
    <div className="grid gap-3">
      <Headline report={report} />
      {!firmado && (
        <Notice kind="info">
          Esta instalación no firmó el archivo: sus lecturas quedan marcadas como importadas, y los resúmenes
          y predicciones se calculan de nuevo.
        </Notice>
      )}
      <Counts rows={archivos.filter((row) => row.importadas + row.repetidas + row.rechazadas > 0)} />
      {rechazadas.length > 0 && (
        <details className="text-sm">
          <summary className="min-h-6 cursor-pointer font-medium">
            {plural(report.rechazadas_total, 'línea que no se puede usar', 'líneas que no se pueden usar')}
          </summary>
          <ul className="mt-2 grid max-h-64 gap-1 overflow-y-auto text-ink-soft">
            {rechazadas.map(({ archivo, linea, motivo }) => (
              <li key={`${archivo}:${linea}`} className="break-words">
                {archiveWords(archivo)}, línea {formatNumber(linea)}: {motivo}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Headline({ report: { ensayo, importadas } }: { report: ImportReport }) {
  const count = plural(importadas, 'fila', 'filas');
  if (importadas === 0) return <Notice kind="info" title="Todo lo que trae ya está en tu cuenta" />;
  if (ensayo) return <Notice kind="info" title={`Se importarían ${count}. Todavía no cambió nada.`} />;
  return <Notice kind="success" title={`Listo: se importaron ${count}`} />;
}

function Counts({ rows }: { rows: readonly FileCounts[] }) {
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">Filas por tipo de dato</caption>
      <thead className="text-left text-ink-soft">
        <tr>
          <th scope="col" className="py-1 font-medium">
            Dato
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            Nuevas
          </th>
          <th scope="col" className="py-1 text-right font-medium">
            Ya están
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map(({ archivo, importadas, repetidas }) => (
          <tr key={archivo}>
            <th scope="row" className="py-1.5 pr-2 text-left font-normal">
              {archiveWords(archivo)}
            </th>
            <td className="py-1.5 text-right">{formatNumber(importadas)}</td>
            <td className="py-1.5 text-right">{formatNumber(repetidas)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
