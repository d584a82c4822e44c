import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import { cifrasDe } from '@/lib/i18n/informe';
import { INKS, INNER, PAPER, type Paper } from './paper';
import type { Words } from './pdf';

const COLUMNS = 4;
const GAP = 10;
const HEIGHT = 58;

/** The figures of the week, four in a row. */
export function cellsOf({ doc, text }: Paper, informe: Informe, { t, formats }: Words): void {
  const cells = cifrasDe(informe, t, formats);
  const width = (INNER - GAP * (COLUMNS - 1)) / COLUMNS;
  const top = doc.y;
  const list = doc.struct('L');
  doc.addStructure(list);
  for (const [place, { label, value, antes }] of cells.entries()) {
    const x = PAPER.margin + (place % COLUMNS) * (width + GAP);
    const y = top + Math.floor(place / COLUMNS) * (HEIGHT + GAP);
    list.add(
      doc.struct('LI', {}, () => {
        doc.roundedRect(x, y, width, HEIGHT, 6).lineWidth(0.75).stroke(INKS.line);
        text(label, x + 8, y + 8, { size: 8, color: INKS.soft, width: width - 16 });
        text(value, x + 8, y + 20, { size: 17, bold: true, width: width - 16 });
        if (antes) text(antes, x + 8, y + 42, { size: 8, color: INKS.soft, width: width - 16 });
      }),
    );
  }
  list.end();
  doc.y = top + Math.ceil(cells.length / COLUMNS) * (HEIGHT + GAP) + 6;
}
