import PDFDocument from 'pdfkit';

export const PAPER = { width: 612, height: 792, margin: 54 } as const;
export const INNER = PAPER.width - 2 * PAPER.margin;
/** Room for the footer. */
export const BOTTOM = PAPER.height - PAPER.margin - 12;

/** Dark enough to be told apart in black and white too. */
export const INKS = {
  ink: '#263238',
  soft: '#475860',
  line: '#b6c3c9',
  fill: '#00756a',
  pale: '#ffffff',
  wash: '#eef3f4',
} as const;

export type Paper = {
  doc: PDFKit.PDFDocument;
  /** A piece of text with its role in the document, for who has it read out. */
  say(role: 'H1' | 'H2' | 'P', text: string, style: TextStyle & { half?: Half }): void;
  /** What is only drawn, and said in words elsewhere; `alt` where it is not. */
  draw(alt: string | null, drawing: () => void): void;
  /** Begins a new page where less than this is left. */
  need(height: number): void;
  text(
    value: string,
    x: number,
    y: number,
    style: TextStyle & { width: number; align?: 'left' | 'right' | 'center' },
  ): void;
  end(): void;
};

type TextStyle = { size: number; bold?: boolean; color?: string; gap?: number };
/** The left half of the page, or the right. */
export type Half = 'left' | 'right';
const HALF = (INNER - 24) / 2;

export type PaperInfo = { title: string; lang: string; subject: string };

/** A letter page whose text is text, with its language and its parts named. */
export function openPaper({ title, lang, subject }: PaperInfo): Paper {
  const doc = new PDFDocument({
    size: 'LETTER',
    margin: PAPER.margin,
    bufferPages: true,
    tagged: true,
    lang,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Author: 'Latido', Subject: subject, Creator: 'Latido' },
  });
  const root = doc.struct('Document');
  doc.addStructure(root);
  const styled = ({ size, bold, color = INKS.ink }: TextStyle) =>
    doc
      .font(bold ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(size)
      .fillColor(color);
  const tagged = (role: string, write: () => void, options: { alt?: string } = {}) =>
    root.add(doc.struct(role, options, write));
  return {
    doc,
    say: (role, text, style) => {
      tagged(role, () => {
        const x = style.half === 'right' ? PAPER.margin + INNER - HALF : PAPER.margin;
        styled(style).text(printable(text), x, doc.y, { width: style.half ? HALF : INNER });
      });
      doc.moveDown((style.gap ?? 4) / style.size);
    },
    draw: (alt, drawing) => {
      if (alt !== null) return void tagged('Figure', drawing, { alt });
      doc.markContent('Artifact', { type: 'Layout' });
      drawing();
      doc.endMarkedContent();
    },
    need: (height) => {
      if (doc.y + height > BOTTOM) doc.addPage();
    },
    text: (value, x, y, { width, align, ...style }) => {
      styled(style).text(printable(value), x, y, { width, align, lineBreak: false, ellipsis: true });
    },
    end: () => {
      root.end();
      doc.end();
    },
  };
}

const WIN_ANSI = /[\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/** The fonts of every PDF reader know the letters of western Europe; of others the plain letter is written. */
export function printable(text: string): string {
  return [...text.normalize('NFC').replaceAll('−', '–')]
    .map((letter) => {
      if (WIN_ANSI.test(letter)) return letter;
      const plain = letter.normalize('NFD').replace(/\p{M}/gu, '');
      return WIN_ANSI.test(plain) ? plain : '?';
    })
    .join('');
}
