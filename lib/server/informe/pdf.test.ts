import { expect, test } from 'vitest';
import { SIN_NOMBRES } from '@/lib/domain/catalogos';
import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import { printable } from './paper';
import { informePdf } from './pdf';

const NOW = new Date('2026-11-24T20:00:00Z');

const dia = (n: number, more: Partial<Informe['dias'][number]> = {}): Informe['dias'][number] => ({
  fecha: `2026-11-${16 + n}`,
  deseos: n,
  superados: Math.max(0, n - 1),
  estado: n === 3 ? 'fumado' : 'sin_humo',
  cigarrillos: n === 3 ? 2 : 0,
  hr_promedio: 71.25 + n,
  hr_reposo: n === 2 ? null : 58.4,
  ...more,
});

const INFORME: Informe = {
  consumidor_id: 22,
  nombre: 'Begoña Ñáñez',
  zona_horaria: 'America/Mexico_City',
  semana: '2026-W47',
  desde: '2026-11-16',
  hasta: '2026-11-22',
  en_curso: false,
  anterior: '2026-W46',
  siguiente: '2026-W48',
  alcances: ['deseos', 'consumos', 'frecuencia'],
  dias: Array.from({ length: 7 }, (_, n) => dia(n)),
  totales: { deseos: 21, superados: 15, cigarrillos: 2, dias_sin_humo: 6 },
  totales_antes: { deseos: 30, superados: 12, cigarrillos: 9, dias_sin_humo: 3 },
  duracion_minima: 2.5,
  duracion_mediana: 7.4,
  hr_promedio: 72.1,
  hr_reposo: 58.4,
  motivos: [
    { motivo: 'Celebración', total: 4 },
    { motivo: 'otro', total: 2 },
  ],
  logros: [{ logro: 'semana_perfecta', earned_at: '2026-11-20T18:00:00.000Z' }],
};

async function bytesOf(informe: Informe, idioma: 'es' | 'en'): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of informePdf(informe, idioma, SIN_NOMBRES, NOW)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('is a PDF with its title, its language and its structure', async () => {
  const text = (await bytesOf(INFORME, 'es')).toString('latin1');
  expect(text.startsWith('%PDF-1.7')).toBe(true);
  expect(text).toContain('/Lang (es-MX)');
  expect(text).toContain('/DisplayDocTitle true');
  expect(text).toContain('/StructTreeRoot');
  expect((await bytesOf(INFORME, 'en')).toString('latin1')).toContain('/Lang (en)');
});

test('a week that holds much goes over several pages, and one of little is one', async () => {
  const motivos = Array.from({ length: 8 }, (_, n) => ({ motivo: `Motivo ${n}`, total: 9 - n }));
  const logros = Array.from(
    { length: 12 },
    () => INFORME.logros?.[0] ?? { logro: 'regreso' as const, earned_at: '' },
  );
  const text = (await bytesOf({ ...INFORME, motivos, logros }, 'es')).toString('latin1');
  const pages = (of: string) => of.match(/\/Type \/Page\b/g)?.length;
  expect(pages(text)).toBeGreaterThan(1);
  const little = { ...INFORME, motivos: null, logros: null };
  expect(pages((await bytesOf(little, 'es')).toString('latin1'))).toBe(1);
});

test('letters that the fonts do not have are written plainly, never as rubbish', () => {
  expect(printable('Ñandú ¿sí? — “año” 30 %')).toBe('Ñandú ¿sí? — “año” 30 %');
  expect(printable('Łukasz Dvořák −3 😀')).toBe('?ukasz Dvorák –3 ?');
});
