import type { PerfilChanges } from '@/lib/domain/perfil';

type Name = keyof PerfilChanges;

const NUMBERS: readonly Name[] = [
  'peso',
  'altura',
  'consumo_base',
  'precio_cajetilla',
  'cigarrillos_por_cajetilla',
];

/** Empty is unknown, never 0; what is no number goes as it is, for the server to refuse. */
export function fieldValue(name: Name, text: string): string | number | null {
  const trimmed = text.trim();
  if (trimmed === '') return name === 'nombre' ? '' : null;
  const number = Number(trimmed.replace(',', '.'));
  return NUMBERS.includes(name) && !Number.isNaN(number) ? number : trimmed;
}
