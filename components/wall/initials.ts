const MOST = 3;

/** `Alma Demo`: `A. D.`; words that begin small ("de la") are left out, unless all do. */
function initialsOf(nombre: string): string {
  const words = nombre.split(/\s+/).filter(Boolean);
  const large = words.filter(([first = '']) => first !== first.toLowerCase());
  return (large.length > 0 ? large : words)
    .slice(0, MOST)
    .map((word) => `${[...word][0]?.toUpperCase()}.`)
    .join(' ');
}

type Named = { consumidor_id: number; nombre: string };

/** By id. Who would be called alike is told apart by a number, which stays theirs while the people are the same. */
export function shortNames(people: readonly Named[]): ReadonlyMap<number, string> {
  const taken = new Map<string, number>();
  const byId = [...people].sort((a, b) => a.consumidor_id - b.consumidor_id);
  return new Map(
    byId.map(({ consumidor_id, nombre }) => {
      const short = initialsOf(nombre);
      const place = (taken.get(short) ?? 0) + 1;
      taken.set(short, place);
      return [consumidor_id, place === 1 ? short : `${short} ${place}`];
    }),
  );
}
