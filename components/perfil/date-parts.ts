export type DateParts = { year: string; month: string; day: string };
export type DatePart = keyof DateParts;

/** Of `2026-11-04`, or of what is typed of a date so far. */
export function partsOf(text: string): DateParts {
  const [year = '', month = '', day = ''] = text.split('-');
  const bare = (part: string) => part.replace(/^0+(?=\d)/, '');
  return { year, month: bare(month), day: bare(day) };
}

/** Empty when nothing is typed; what is not whole stays so, for the server to refuse. */
export function dateText(parts: DateParts): string {
  const { year, month, day } = parts;
  if (year + month + day === '') return '';
  const two = (part: string) => (part === '' ? '' : part.padStart(2, '0'));
  return `${year}-${two(month)}-${two(day)}`;
}
