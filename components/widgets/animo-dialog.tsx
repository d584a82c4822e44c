'use client';

import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import { randomUuid } from '@/lib/client/uuid';
import { ANIMO_LENGTH, type Animo, type AnimosHoy } from '@/lib/domain/animos';
import type { Problem } from '@/lib/domain/errors';
import { SUGERENCIAS } from './animo-words';

type AnimoDialogProps = { consumidorId: number; nombre: string; onClose(): void };

/** One tap sends a suggestion; own words may be written. Open while it is mounted. */
export function AnimoDialog({ consumidorId, nombre, onClose }: AnimoDialogProps) {
  const t = useTranslations('cuidador.animo');
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(30rem,calc(100vw-2rem))] overflow-y-auto rounded-2xl border border-line bg-surface p-5 text-ink shadow-xl backdrop:bg-black/50"
    >
      <header className="flex items-start justify-between gap-3">
        <h2 id={id} className="text-lg font-semibold break-words">
          {t('titulo', { nombre })}
        </h2>
        <Button variant="quiet" size="sm" icon={X} onClick={() => ref.current?.close()}>
          {t('cerrar')}
        </Button>
      </header>
      <p className="mt-1 text-sm text-ink-soft">{t('texto')}</p>
      <AnimoForm consumidorId={consumidorId} />
    </dialog>
  );
}

function useAnimos(consumidorId: number) {
  const key = ['animos', 'hoy', consumidorId];
  const queries = useQueryClient();
  const { data: hoy } = useQuery({
    queryKey: key,
    queryFn: () => api.get<AnimosHoy>(`/api/animos/hoy?consumidor_id=${consumidorId}`),
    staleTime: 0,
    retry: false,
  });
  const [sent, setSent] = useState<string>();
  // Kept for a retry after a lost answer, so that it is not sent twice.
  const attempt = useRef<{ texto: string; uuid: string }>(undefined);
  const action = useAction(async (texto: string) => {
    setSent(undefined);
    if (attempt.current?.texto !== texto) attempt.current = { texto, uuid: randomUuid() };
    const { uuid } = attempt.current;
    const { quedan } = await api.post<Animo>('/api/animos', { uuid, consumidor_id: consumidorId, texto });
    attempt.current = undefined;
    queries.setQueryData<AnimosHoy>(key, { disponible: true, quedan });
    setSent(texto);
  });
  return { ...action, hoy, sent };
}

function AnimoForm({ consumidorId }: { consumidorId: number }) {
  const t = useTranslations('cuidador.animo');
  const { hoy, sent, pending, problem, run } = useAnimos(consumidorId);
  const [texto, setTexto] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!texto.trim()) return;
    await run(texto.trim());
    setTexto('');
  };
  const closed = hoy !== undefined && hoy.quedan === 0;
  return (
    <div className="mt-4 grid gap-4">
      <LiveNotice kind={problem ? 'error' : undefined} title={problem && sayOf(problem)} />
      <LiveNotice kind={sent ? 'success' : undefined} title={sent && t('enviado')}>
        {sent}
      </LiveNotice>
      <p className="text-sm text-ink-soft" role="status">
        {hoy && t(leftOf(hoy), { n: hoy.quedan })}
      </p>
      {!closed && (
        <>
          <ul className="grid gap-2" aria-label={t('sugerencias')}>
            {SUGERENCIAS.map((key) => t(`sugerencia.${key}`)).map((sugerencia) => (
              <li key={sugerencia}>
                <Button
                  variant="secondary"
                  className="w-full justify-start py-2 text-left"
                  aria-disabled={pending}
                  onClick={() => !pending && run(sugerencia)}
                >
                  {sugerencia}
                </Button>
              </li>
            ))}
          </ul>
          <form method="post" onSubmit={submit} className="grid gap-3">
            <TextField
              label={t('propio')}
              name="texto"
              value={texto}
              maxLength={ANIMO_LENGTH}
              autoComplete="off"
              onChange={(event) => setTexto(event.target.value)}
              hint={t('propio_texto', { n: ANIMO_LENGTH })}
            />
            <Button type="submit" pending={pending}>
              {t('mandar')}
            </Button>
          </form>
        </>
      )}
    </div>
  );
}

/** Of a day without messages the detail says it all. */
function sayOf(problem: Problem): string {
  return problem.code === 'too_many' && problem.detail ? problem.detail : problemText(problem);
}

function leftOf({ disponible, quedan }: AnimosHoy): 'no_recibe' | 'bastante' | 'quedan' {
  if (!disponible) return 'no_recibe';
  return quedan === 0 ? 'bastante' : 'quedan';
}
