import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import { columnasDe } from '@/lib/i18n/informe';
import { INKS, INNER, PAPER, type Paper } from './paper';
import type { Words } from './pdf';

const ROW = 18;

/** The days as a table that can be read out by rows and columns. */
export function tableOf(
  { doc, say, need, text }: Paper,
  informe: Informe,
  { t, formats, calendar }: Words,
): void {
  const columns = columnasDe(informe, t, formats, calendar);
  const width = INNER / columns.length;
  need(ROW * (informe.dias.length + 1) + 40);
  say('H2', t('informe.dias'), { size: 13, bold: true, gap: 4 });
  const top = doc.y;
  const table = doc.struct('Table');
  doc.addStructure(table);
  const rows = [
    columns.map(({ label }) => label),
    ...informe.dias.map((dia) => columns.map((one) => one.text(dia))),
  ];
  for (const [line, cells] of rows.entries()) {
    const y = top + line * ROW;
    const row = doc.struct('TR');
    table.add(row);
    for (const [place, cell] of cells.entries()) {
      const align =
        place < 2 && informe.alcances.includes('consumos') ? 'left' : place === 0 ? 'left' : 'right';
      const style = { size: 9, bold: line === 0, width: width - 8, align } as const;
      row.add(
        doc.struct(line === 0 || place === 0 ? 'TH' : 'TD', {}, () => {
          text(cell, PAPER.margin + place * width + 4, y + 5, style);
        }),
      );
    }
    row.end();
    doc.markContent('Artifact', { type: 'Layout' });
    doc
      .moveTo(PAPER.margin, y + ROW)
      .lineTo(PAPER.margin + INNER, y + ROW)
      .lineWidth(0.5)
      .stroke(INKS.line);
    doc.endMarkedContent();
  }
  table.end();
  doc.y = top + rows.length * ROW + 14;
}
