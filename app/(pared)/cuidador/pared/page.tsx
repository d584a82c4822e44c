import type { Metadata } from 'next';
import { DrawnOnce } from '@/components/shell/drawn-once';
import { Wall } from '@/components/wall/wall';
import { boardData } from '@/lib/server/board-data';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('cuidador.pared');
  return { title: t('titulo') };
}

export default async function WallPage() {
  const { actor } = await requireRol('cuidador');
  const { people, at } = await boardData(actor);
  return (
    <DrawnOnce stamp={crypto.randomUUID()}>
      <Wall people={people} at={at} />
    </DrawnOnce>
  );
}
