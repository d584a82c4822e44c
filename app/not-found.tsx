import type { Metadata } from 'next';
import { NotFoundMessage } from '@/components/shell/not-found-message';

export const metadata: Metadata = { title: 'No existe' };

export default function NotFound() {
  return (
    <main>
      <NotFoundMessage />
    </main>
  );
}
