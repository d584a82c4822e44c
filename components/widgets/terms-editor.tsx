'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { LiveNotice } from '@/components/ui/notice';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import type { Consentimiento } from '@/lib/domain/consentimientos';
import type { Terms } from '@/lib/domain/terms';
import { draftOf, draftProblem, termsOf } from './terms-draft';
import { TermsFields } from './terms-fields';

type TermsEditorProps = {
  item: Consentimiento;
  zone: string;
  save(terms: Terms): Promise<void>;
  onClose(): void;
};

/** Changes the terms of a grant in its place. The focus goes to its first field; Escape closes it. */
export function TermsEditor({ item, zone, save, onClose }: TermsEditorProps) {
  const t = useTranslations('consentimiento');
  const [draft, setDraft] = useState(() => draftOf(item, zone));
  const ref = useRef<HTMLFormElement>(null);
  const { pending, problem, run } = useAction(async () => {
    await save(termsOf(draft, zone));
    onClose();
  });
  useEffect(() => ref.current?.querySelector('input')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  const missing = draftProblem(draft);
  return (
    <form
      ref={ref}
      method="post"
      aria-label={t('lista.cambiar_a', { nombre: item.cuidador_nombre })}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="mt-4 grid basis-full gap-4 rounded-xl bg-sunken p-4"
    >
      <TermsFields draft={draft} zone={zone} errors={fieldErrors(problem)} onChange={setDraft} />
      {missing && <p className="text-sm text-ink-soft">{t(`formulario.falta.${missing}`)}</p>}
      <LiveNotice kind={problem ? 'error' : undefined} title={problem && problemText(problem)} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button variant="secondary" onClick={onClose}>
          {t('cancelar')}
        </Button>
        <Button type="submit" pending={pending} disabled={missing !== undefined}>
          {t('formulario.guardar')}
        </Button>
      </div>
    </form>
  );
}
