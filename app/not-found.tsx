import type { Metadata } from 'next';
import { NotFoundMessage } from '@/components/shell/not-found-message';
import { translator } from '@/lib/server/idioma';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('comun');
  return { title: t('no_existe.pagina') };
}

export default function NotFound() {
  return (
    <main>
      <NotFoundMessage />
    </main>
  );
}
