'use client';

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { LiveNotice } from '@/components/ui/notice';
import { fieldErrors, problemText } from '@/components/ui/use-action';
import type { useSave } from './use-save';

type SaveFormProps = {
  action: ReturnType<typeof useSave>;
  label: string;
  /** It is stored, and nothing was changed since. */
  saved?: boolean;
  /** Beside the button. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A form of the profile: what came of saving it, and the first field that is wrong gets the focus. */
export function SaveForm({ action, label, saved, aside, children }: SaveFormProps) {
  const t = useTranslations('perfil');
  const { pending, problem, waiting, run } = action;
  const marked = Object.keys(fieldErrors(problem)).length > 0;
  const told = problem && (marked ? t('revisa') : problemText(problem));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem?.errors) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  return (
    <form ref={form} method="post" onSubmit={submit} noValidate className="grid gap-5">
      {children}
      <LiveNotice
        kind={waiting ? 'warn' : problem ? 'error' : undefined}
        title={waiting ? t('sin_conexion') : told}
      >
        {waiting && t('sin_conexion_texto')}
      </LiveNotice>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" pending={pending} className="grow sm:grow-0">
          {label}
        </Button>
        {aside}
        <p role="status" className="text-sm font-medium text-accent-ink empty:sr-only">
          {saved && !pending && !problem && t('guardado')}
        </p>
      </div>
    </form>
  );
}
