'use client';

import { Laptop, Plug } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import type { Sesion } from '@/lib/domain/sesiones';
import { Age } from '../widgets/age';

/** What is about to be ended. */
type Target = {
  question: string;
  label: string;
  path: string;
  body?: { tambien_esta: boolean };
  leaves: boolean;
};

const ENDING = '/api/cuenta/sesiones';

const OTHERS: Target = {
  question: '¿Cerrar todas las demás sesiones?',
  label: 'Cerrar las demás',
  path: `${ENDING}/cerrar`,
  body: { tambien_esta: false },
  leaves: false,
};
const ALL: Target = {
  question: '¿Cerrar todas las sesiones, también esta?',
  label: 'Cerrar todas',
  path: `${ENDING}/cerrar`,
  body: { tambien_esta: true },
  leaves: true,
};
const one = ({ id, dispositivo, actual }: Sesion): Target => ({
  question: actual ? '¿Cerrar esta sesión?' : `¿Cerrar la sesión de ${dispositivo}?`,
  label: 'Cerrar sesión',
  path: `${ENDING}/${id}`,
  leaves: actual,
});

export function SesionList({ sesiones }: { sesiones: Sesion[] }) {
  const router = useRouter();
  const [target, setTarget] = useState<Target>();
  const { pending, problem, run, reset } = useAction(async () => {
    if (!target) return;
    if (target.body) await api.post(target.path, target.body);
    else await api.delete(target.path);
    if (target.leaves) return window.location.assign('/entrar');
    setTarget(undefined);
    router.refresh();
  });
  const close = () => {
    setTarget(undefined);
    reset();
  };
  return (
    <Card title="Sesiones abiertas" description="Si no reconoces alguna, ciérrala y cambia tu contraseña.">
      <ul className="divide-y divide-line">
        {sesiones.map((sesion) => (
          <SesionItem key={sesion.id} sesion={sesion} onEnd={() => setTarget(one(sesion))} />
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-3">
        {sesiones.length > 1 && (
          <Button variant="secondary" size="sm" onClick={() => setTarget(OTHERS)}>
            Cerrar todas las demás
          </Button>
        )}
        <Button variant="danger" size="sm" onClick={() => setTarget(ALL)}>
          Cerrar todas
        </Button>
      </div>
      <ConfirmDialog
        open={target !== undefined}
        title={target?.question ?? ''}
        confirmLabel={target?.label ?? ''}
        pending={pending}
        error={problem && problemText(problem)}
        onConfirm={() => run()}
        onClose={close}
      >
        Tendrán que entrar de nuevo con tu correo y tu contraseña. Surte efecto en el acto.
      </ConfirmDialog>
    </Card>
  );
}

function SesionItem({ sesion, onEnd }: { sesion: Sesion; onEnd(): void }) {
  const { kind, dispositivo, direccion, created_at, seen_at, actual } = sesion;
  const Icon = kind === 'web' ? Laptop : Plug;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <div className="flex min-w-0 items-start gap-3">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">
          <Icon aria-hidden className="size-5" />
        </span>
        <div className="min-w-0">
          <p className="font-medium break-words">{dispositivo}</p>
          <p className="text-sm text-ink-soft">
            {kind === 'token' && 'Por la API · '}
            Abierta <Age since={created_at} />
            {seen_at && !actual && (
              <>
                {' · '}usada <Age since={seen_at} />
              </>
            )}
            {direccion && ` · ${direccion}`}
          </p>
          {actual && (
            <p className="mt-1.5">
              <Badge tone="good">Esta sesión</Badge>
            </p>
          )}
        </div>
      </div>
      <Button variant="danger" size="sm" aria-label={`Cerrar la sesión de ${dispositivo}`} onClick={onEnd}>
        Cerrar
      </Button>
    </li>
  );
}
