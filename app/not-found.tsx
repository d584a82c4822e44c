import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { MessagePage } from '@/components/ui/message-page';

export const metadata: Metadata = { title: 'No existe' };

export default function NotFound() {
  return (
    <MessagePage
      icon={Compass}
      title="Aquí no hay nada"
      actions={<ButtonLink href="/">Ir al inicio</ButtonLink>}
    >
      Esta página no existe, o no tienes acceso a ella.
    </MessagePage>
  );
}
