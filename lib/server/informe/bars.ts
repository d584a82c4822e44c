import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import { diasDeSemana } from '@/lib/domain/semana';
import { INKS, INNER, PAPER, type Paper } from './paper';
import type { Words } from './pdf';

const PLOT = 76;

/** The urges of each day, or that there were none. */
export function barsOf(paper: Paper, informe: Informe, words: Words): void {
  const { say, need } = paper;
  const { t } = words;
  const most = Math.max(0, ...informe.dias.map(({ deseos }) => deseos ?? 0));
  need(most > 0 ? PLOT + 80 : 50);
  say('H2', t('informe.grafica'), { size: 13, bold: true, gap: most > 0 ? 2 : 4 });
  if (most > 0) drawBars(paper, informe, most, words);
  else say('P', t('informe.grafica_vacia'), { size: 10, color: INKS.soft, gap: 14 });
}

/** A bar a day: the whole of it was logged, the dark part passed. Told apart without colour too. */
function drawBars(paper: Paper, informe: Informe, most: number, { t, calendar, formats }: Words): void {
  const { doc } = paper;
  const byFecha = new Map(informe.dias.map((dia) => [dia.fecha, dia]));
  const days = diasDeSemana(informe.semana);
  const step = INNER / days.length;
  const base = doc.y + 14 + PLOT;
  const alt = days
    .map(
      (fecha) =>
        `${calendar.weekdayAndDay(fecha)}: ${byFecha.get(fecha)?.superados ?? 0}/${byFecha.get(fecha)?.deseos ?? 0}`,
    )
    .join('; ');
  paper.draw(`${t('informe.grafica_texto')} ${alt}`, () => {
    doc
      .moveTo(PAPER.margin, base)
      .lineTo(PAPER.margin + INNER, base)
      .lineWidth(0.75)
      .stroke(INKS.line);
    for (const [place, fecha] of days.entries()) {
      const { deseos = 0, superados = 0 } = byFecha.get(fecha) ?? {};
      const x = PAPER.margin + place * step + step / 2 - 14;
      const tall = ((deseos ?? 0) / most) * PLOT;
      const dark = ((superados ?? 0) / most) * PLOT;
      if (tall > 0)
        doc
          .rect(x, base - tall, 28, tall)
          .lineWidth(1)
          .fillAndStroke(INKS.pale, INKS.ink);
      if (dark > 0) doc.rect(x, base - dark, 28, dark).fill(INKS.fill);
      const label = { size: 8, color: INKS.soft, width: step, align: 'center' } as const;
      paper.text(calendar.weekdayAndDay(fecha), x - (step - 28) / 2, base + 5, label);
      if (deseos) paper.text(formats.number(deseos), x - (step - 28) / 2, base - tall - 11, label);
    }
    legend(paper, base + 22, [t('informe.leyenda_superados'), t('informe.leyenda_otros')]);
  });
  doc.y = base + 46;
}

function legend({ doc, text }: Paper, y: number, [passed = '', others = '']: readonly string[]): void {
  doc.rect(PAPER.margin, y, 9, 9).fill(INKS.fill);
  text(passed, PAPER.margin + 14, y, { size: 8, color: INKS.soft, width: 90 });
  doc
    .rect(PAPER.margin + 110, y, 9, 9)
    .lineWidth(1)
    .fillAndStroke(INKS.pale, INKS.ink);
  text(others, PAPER.margin + 124, y, { size: 8, color: INKS.soft, width: 140 });
}
