'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { fieldErrors } from '@/components/ui/use-action';
import type { Perfil, PerfilChanges } from '@/lib/domain/perfil';
import { fieldValue } from './field-value';
import { SaveForm } from './save-form';
import { useDraft } from './use-draft';
import { usePerfil } from './use-profile';
import { useSave } from './use-save';

type Name = keyof PerfilChanges;
type Texts = Partial<Record<Name, string>>;

export type Fields = {
  text(name: Name): string;
  /** What ties a control to its field. */
  bind(name: Name): {
    name: Name;
    value: string;
    error: string | undefined;
    onChange(event: { target: { value: string } }): void;
  };
};

/** What a form around the fields decides; the fields themselves are the same everywhere. */
export type FormFrame = {
  label: string;
  draftKey?: string;
  aside?: ReactNode;
  /** After it is stored, in place of making the page anew. A failure here is a failure of saving. */
  onSaved?(): Promise<void>;
};

type PerfilFormProps = FormFrame & {
  initial: Perfil;
  names: readonly Name[];
  children(fields: Fields): ReactNode;
};

/** Fields of the profile as texts; the server judges them, and says of each what is wrong. */
export function PerfilForm({ initial, names, label, draftKey, aside, onSaved, children }: PerfilFormProps) {
  const { perfil, save } = usePerfil(initial);
  const draft = useDraft<Texts>(draftKey, {});
  const [saved, setSaved] = useState(false);
  const router = useRouter();
  const text = (name: Name) => draft.value[name] ?? String(perfil[name] ?? '');
  const action = useSave(async () => {
    const sent = draft.value;
    const changed = names.filter((name) => text(name) !== String(perfil[name] ?? ''));
    if (changed.length > 0)
      await save(Object.fromEntries(changed.map((name) => [name, fieldValue(name, text(name))])));
    if (onSaved) await onSaved();
    // The page itself tells of it too: the name in its header, hours in the zone, what was saved.
    else router.refresh();
    setSaved(draft.settle(sent, {}));
  });
  const errors = fieldErrors(action.problem);
  const bind: Fields['bind'] = (name) => ({
    name,
    value: text(name),
    error: errors[name],
    onChange: ({ target }) => {
      setSaved(false);
      draft.set({ ...draft.value, [name]: target.value });
    },
  });
  return (
    <SaveForm action={action} label={label} aside={aside} saved={saved}>
      {children({ text, bind })}
    </SaveForm>
  );
}
