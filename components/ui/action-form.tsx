'use client';

import type { LucideIcon } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';
import { LiveNotice } from './notice';
import { fieldErrors, problemText, useAction } from './use-action';
import { useIdiomaChange } from './use-idioma-change';

type ActionFormProps = {
  submit: string;
  icon?: LucideIcon;
  variant?: 'primary' | 'danger';
  /** What was typed stays when it is done: it is what there is now. */
  keeps?: boolean;
  /** Its button as wide as its fields, where the form is all there is. */
  wide?: boolean;
  /** Sends what the form holds, and says what to tell the person; nothing where the form is gone then. */
  send(text: (name: string) => string): Promise<string | undefined>;
  /** The fields, given what is wrong with each by its name. */
  children(errors: Record<string, string>): ReactNode;
};

/** A form that says at its fields what is wrong, goes to the first of them, and is empty again when it is done, unless it `keeps`. */
export function ActionForm({ submit, icon, variant, keeps, wide, send, children }: ActionFormProps) {
  const t = useTranslations('comun');
  const ref = useRef<HTMLFormElement>(null);
  const [done, setDone] = useState<string>();
  const { pending, problem, run, reset } = useAction(async (form: FormData) => {
    setDone(undefined);
    setDone(await send((name) => String(form.get(name) ?? '')));
    if (!keeps) ref.current?.reset();
  });
  useIdiomaChange(() => {
    setDone(undefined);
    reset();
  });
  const errors = fieldErrors(problem);
  const told = Object.keys(errors).length > 0 ? t('revisa_campos') : problem && problemText(problem);

  useEffect(() => {
    if (problem) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void run(new FormData(event.currentTarget));
  }

  return (
    // `post`, so that a submit before the page's script has run never writes a password into the address.
    <form ref={ref} method="post" onSubmit={onSubmit} noValidate className="grid gap-4">
      {children(errors)}
      <LiveNotice kind={problem ? 'error' : undefined} title={told} />
      <LiveNotice kind={done && !problem ? 'success' : undefined} title={done} />
      <Button
        type="submit"
        icon={icon}
        variant={variant}
        pending={pending}
        className={wide ? undefined : 'justify-self-start'}
      >
        {submit}
      </Button>
    </form>
  );
}
