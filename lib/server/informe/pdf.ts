import type { Readable } from 'node:stream';
import { createTranslator } from 'use-intl/core';
import { type Nombres, nombresDe } from '@/lib/domain/catalogos';
import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import type { Idioma } from '@/lib/domain/usuarios';
import { calendarWords } from '@/lib/i18n/calendar';
import { formats } from '@/lib/i18n/format';
import { LOCALES } from '@/lib/i18n/idioma';
import { fraseDe } from '@/lib/i18n/informe';
import { MESSAGES } from '@/lib/i18n/messages';
import { zoneCity } from '@/lib/i18n/zone-names';
import { barsOf } from './bars';
import { cellsOf } from './figures';
import { type Half, INKS, openPaper, PAPER, type Paper, printable } from './paper';
import { tableOf } from './table';

export type Words = ReturnType<typeof wordsOf>;

function wordsOf(idioma: Idioma) {
  const t = createTranslator({ locale: idioma, messages: MESSAGES[idioma], namespace: 'progreso' });
  const common = createTranslator({ locale: idioma, messages: MESSAGES[idioma], namespace: 'comun' });
  const cityOf = (zone: string) => zoneCity(zone, idioma);
  return { t, pie: common('pie'), formats: formats(idioma), calendar: calendarWords(idioma), cityOf };
}

type ListWords = Words & { motivoDe(nombre: string): string };

/** The report of a week, written while it is read. `nombres`: of the catalogues, in its language. `now`: when it was made. */
export function informePdf(informe: Informe, idioma: Idioma, nombres: Nombres, now: Date): Readable {
  const words = { ...wordsOf(idioma), motivoDe: nombresDe(nombres.motivos, idioma) };
  const { t } = words;
  const { nombre, semana } = informe;
  const paper = openPaper({
    title: printable(t('informe.meta_titulo', { nombre, semana })),
    lang: LOCALES[idioma],
    subject: t('informe.titulo'),
  });
  headOf(paper, informe, words);
  cellsOf(paper, informe, words);
  if (informe.alcances.includes('deseos')) barsOf(paper, informe, words);
  tableOf(paper, informe, words);
  listsOf(paper, informe, words);
  footersOf(paper, informe, words, now);
  paper.end();
  return paper.doc as unknown as Readable;
}

function headOf({ say, doc }: Paper, informe: Informe, { t, calendar, cityOf }: Words): void {
  const { nombre, desde, hasta, zona_horaria, en_curso } = informe;
  say('P', 'Latido', { size: 10, bold: true, color: INKS.fill, gap: 8 });
  say('H1', t('informe.titulo'), { size: 22, bold: true, gap: 2 });
  say('P', nombre, { size: 14, gap: 6 });
  const when = t('informe.fechas', {
    desde: calendar.shortDay(desde),
    hasta: calendar.shortDay(hasta),
    ano: hasta.slice(0, 4),
  });
  say('P', `${when} · ${t('informe.zona', { ciudad: cityOf(zona_horaria) })}`, {
    size: 10,
    color: INKS.soft,
    gap: 10,
  });
  const frase = fraseDe(informe, t);
  say('P', en_curso ? `${frase} ${t('informe.en_curso')}` : frase, { size: 12, gap: 10 });
  doc.moveDown(0.2);
}

/** Side by side, as on the page: what set them off, and what was earned. */
function listsOf({ doc, say, need }: Paper, informe: Informe, { t, formats: f, motivoDe }: ListWords): void {
  const { zona_horaria } = informe;
  const motivos = (informe.motivos ?? []).slice(0, 8).map(({ motivo, total }) => {
    const name = motivo === 'otro' || motivo === 'sin_motivo' ? t(`mapa.${motivo}`) : motivoDe(motivo);
    return t('informe.motivo', { motivo: name, n: total });
  });
  const logros = informe.logros?.map(
    ({ logro, earned_at }) => `${t(`logros.nombre.${logro}`)}: ${f.date(earned_at, zona_horaria)}`,
  );
  if (motivos.length === 0 && !logros) return;
  need(30 + 16 * Math.max(motivos.length, logros?.length ?? 0, 1));
  const top = doc.y;
  const list = (title: string, lines: readonly string[], half: Half) => {
    doc.y = top;
    say('H2', title, { size: 13, bold: true, gap: 4, half });
    for (const line of lines) say('P', `•  ${line}`, { size: 10, gap: 2, half });
  };
  if (motivos.length > 0) list(t('informe.motivos'), motivos, 'left');
  if (!logros) return;
  const half = motivos.length > 0 ? 'right' : 'left';
  list(t('informe.logros'), logros, half);
  if (logros.length === 0) say('P', t('informe.sin_logros'), { size: 10, color: INKS.soft, half });
}

/** On every page, once it is known how many there are. Below the margin, so that none of it makes a new page. */
function footersOf(
  { doc, draw, text }: Paper,
  informe: Informe,
  { t, pie, formats: f }: Words,
  now: Date,
): void {
  const { start, count } = doc.bufferedPageRange();
  const at = PAPER.height - 40;
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0;
    draw(null, () => {
      doc
        .moveTo(PAPER.margin, at - 8)
        .lineTo(PAPER.width - PAPER.margin, at - 8)
        .lineWidth(0.5)
        .stroke(INKS.line);
      const style = { size: 8, color: INKS.soft };
      const made = t('informe.hecho', { fecha: f.date(now, informe.zona_horaria) });
      text(`${pie} ${made}`, PAPER.margin, at, { ...style, width: 440 });
      const number = t('informe.pagina', { n: page - start + 1, total: count });
      text(number, PAPER.width - PAPER.margin - 60, at, { ...style, width: 60, align: 'right' });
    });
  }
}
