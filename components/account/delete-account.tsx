'use client';

import { signOut } from 'next-auth/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { PasswordField, TextField } from '@/components/ui/field';
import { LiveNotice } from '@/components/ui/notice';
import { fieldErrors, problemText, useAction } from '@/components/ui/use-action';
import { useIdiomaChange } from '@/components/ui/use-idioma-change';
import { sendRequest } from '@/lib/client/api';
import { ERASE_WORDS, RESTORE_DAYS, type Recibo } from '@/lib/domain/borrado';
import type { Rol } from '@/lib/domain/usuarios';
import { AccountClosed } from './account-closed';
import { DeletionChoice } from './deletion-choice';
import { deletionEffects } from './deletion-effects';

export type Closed = { se_borra_at: string | null; recibo: Recibo | null };

/** To erase years of readings and look for them again takes longer than a page usually waits. */
const ERASE_TIMEOUT_MS = 5 * 60_000;

async function closeAccount(form: FormData, ya: boolean): Promise<Closed | undefined> {
  const text = (name: string) => String(form.get(name) ?? '');
  const body = { password: text('password'), ya, ...(ya ? { confirmacion: text('confirmacion') } : {}) };
  const { data } = await sendRequest<Closed>('POST', '/api/cuenta/borrar', {
    body,
    timeoutMs: ERASE_TIMEOUT_MS,
  });
  // The session is over; this only takes its cookie away.
  await signOut({ redirect: false }).catch(() => {});
  return data;
}

/** Closes one's account, with thirty days to come back, or erases it at once. */
export function DeleteAccount({ rol }: { rol: Rol }) {
  const t = useTranslations();
  const [ya, setYa] = useState(false);
  const [closed, setClosed] = useState<Closed>();
  const form = useRef<HTMLFormElement>(null);
  const { pending, problem, run, reset } = useAction(async (data: FormData) => {
    setClosed(await closeAccount(data, ya));
  });
  useIdiomaChange(reset);
  const errors = fieldErrors(problem);

  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  if (closed) return <AccountClosed closed={closed} />;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void run(new FormData(event.currentTarget));
  }

  return (
    <form ref={form} method="post" onSubmit={submit} noValidate className="grid gap-5">
      <DeletionChoice
        ya={ya}
        onChange={(next) => {
          setYa(next);
          reset();
        }}
      />
      <Consequences rol={rol} ya={ya} />
      <ProofFields ya={ya} errors={errors} />
      <LiveNotice
        kind={problem ? 'error' : undefined}
        title={problem && (Object.keys(errors).length > 0 ? t('comun.revisa_campos') : problemText(problem))}
      />
      <Button type="submit" variant="danger" pending={pending} className="w-full">
        {t(ya ? 'cuenta.borrar.boton.ya' : 'cuenta.borrar.boton.luego')}
      </Button>
    </form>
  );
}

function Consequences({ rol, ya }: { rol: Rol; ya: boolean }) {
  const t = useTranslations('cuenta.borrar');
  return (
    <div className="text-ink-soft">
      <p>{t('pasa')}</p>
      <ul className="mt-1.5 list-disc space-y-1.5 pl-5 text-pretty">
        {deletionEffects(rol, ya).map((effect) => (
          <li key={effect}>{t(`efecto.${effect}`, { dias: RESTORE_DAYS })}</li>
        ))}
      </ul>
    </div>
  );
}

/** That it is they who ask, and that they mean it. */
function ProofFields({ ya, errors }: { ya: boolean; errors: Record<string, string> }) {
  const t = useTranslations('cuenta');
  const idioma = useLocale();
  return (
    <>
      <PasswordField
        label={t('tu_contrasena')}
        name="password"
        autoComplete="current-password"
        hint={t('borrar.prueba')}
        required
        error={errors.password}
      />
      {ya && (
        <TextField
          label={t('borrar.escribe', { palabra: ERASE_WORDS[idioma] })}
          name="confirmacion"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          hint={t('borrar.sin_vuelta')}
          required
          error={errors.confirmacion}
        />
      )}
    </>
  );
}
