import { Compass } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { MessagePage } from '@/components/ui/message-page';

/** Says the same for what does not exist and for what one may not see. */
export function NotFoundMessage() {
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
