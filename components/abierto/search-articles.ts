export type Article = { id: string; titulo: string; texto: string };

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The articles that have every word somewhere, whatever the accents; those with one in the title come first. */
export function searchArticles(articles: readonly Article[], search: string): Article[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const found = articles.filter(({ titulo, texto }) => {
    const whole = plain(`${titulo} ${texto}`);
    return words.every((word) => whole.includes(word));
  });
  const inTitle = ({ titulo }: Article) => words.some((word) => plain(titulo).includes(word));
  return [...found.filter(inTitle), ...found.filter((article) => !inTitle(article))];
}
