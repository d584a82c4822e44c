'use client';

import { MailQuestion } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';

/** While nobody showed that the address is theirs: calm, since all of one's own works. */
export function VerifyBanner() {
  const [sent, setSent] = useState(false);
  const { pending, problem, run } = useAction(async () => {
    await api.post('/api/cuenta/verificacion');
    setSent(true);
  });
  const told = problem ? problemText(problem) : sent && 'Listo, te lo enviamos otra vez.';
  return (
    <section aria-label="Confirma tu correo" className="border-b border-line bg-info-wash text-info">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-sm sm:px-6">
        <p className="flex min-w-0 grow basis-64 items-start gap-2">
          <MailQuestion aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            Confirma tu correo con el enlace que te enviamos: lo necesitas para compartir con alguien o
            acompañarle.
          </span>
        </p>
        <p role="status" className="empty:sr-only">
          {told}
        </p>
        <Button variant="secondary" size="sm" pending={pending} onClick={() => run()}>
          Reenviar
        </Button>
      </div>
    </section>
  );
}
