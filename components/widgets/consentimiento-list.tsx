'use client';

import { useQueryClient } from '@tanstack/react-query';
import { HeartHandshake } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { problemText, useAction } from '@/components/ui/use-action';
import { useFormats } from '@/components/ui/use-formats';
import { api } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { Consentimiento } from '@/lib/domain/consentimientos';
import { scopesAt, type Terms } from '@/lib/domain/terms';
import { Age } from './age';
import { HISTORY_KEY } from './consent-history';
import { TermsEditor } from './terms-editor';
import { termsText } from './terms-words';

const KEY = ['consentimientos', 'vigentes'];
const REFRESH_MS = 15_000;

function useConsentimientos(initial: Consentimiento[]) {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: async () =>
      (await api.get<{ consentimientos: Consentimiento[] }>('/api/consentimientos')).consentimientos,
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  const revoke = async (ended: number) => {
    await api.delete(`/api/consentimientos/${ended}`);
    queries.setQueryData<Consentimiento[]>(KEY, (held) => held?.filter(({ id }) => id !== ended));
    void queries.invalidateQueries({ queryKey: HISTORY_KEY });
  };
  const change = async (id: number, terms: Terms) => {
    const changed = await api.patch<Consentimiento>(`/api/consentimientos/${id}`, terms);
    queries.setQueryData<Consentimiento[]>(KEY, (held) =>
      held?.map((one) => (one.id === id ? changed : one)),
    );
    void queries.invalidateQueries({ queryKey: HISTORY_KEY });
  };
  return { consentimientos: data, revoke, change };
}

export function ConsentimientoList({ initial, zone }: { initial: Consentimiento[]; zone: string }) {
  const t = useTranslations('consentimiento.lista');
  const { consentimientos, revoke, change } = useConsentimientos(initial);
  const [target, setTarget] = useState<Consentimiento>();
  const { pending, problem, run, reset } = useAction(async () => {
    if (target) await revoke(target.id);
    setTarget(undefined);
  });
  return (
    <Card title={t('titulo')}>
      {consentimientos.length === 0 ? (
        <EmptyState icon={HeartHandshake} title={t('vacia')}>
          {t('vacia_texto')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {consentimientos.map((item) => (
            <ConsentimientoItem
              key={item.id}
              item={item}
              zone={zone}
              save={(terms) => change(item.id, terms)}
              onRevoke={() => setTarget(item)}
            />
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={target !== undefined}
        title={t('dejar_pregunta', { nombre: target?.cuidador_nombre ?? '' })}
        confirmLabel={t('dejar')}
        pending={pending}
        error={problem && problemText(problem)}
        onConfirm={() => run()}
        onClose={() => {
          setTarget(undefined);
          reset();
        }}
      >
        {t('dejar_texto')}
      </ConfirmDialog>
    </Card>
  );
}

type ItemProps = {
  item: Consentimiento;
  zone: string;
  save(terms: Terms): Promise<void>;
  onRevoke(): void;
};

function ConsentimientoItem({ item, zone, save, onRevoke }: ItemProps) {
  const t = useTranslations('consentimiento.lista');
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    button.current?.focus();
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-4 first:pt-0 last:pb-0">
      <ItemText item={item} zone={zone} />
      <div className="flex flex-wrap gap-2">
        <Button
          ref={button}
          variant="secondary"
          size="sm"
          aria-expanded={editing}
          aria-label={t('cambiar_a', { nombre: item.cuidador_nombre })}
          onClick={() => setEditing(!editing)}
        >
          {t('cambiar')}
        </Button>
        <Button
          variant="danger"
          size="sm"
          aria-label={t('dejar_a', { nombre: item.cuidador_nombre })}
          onClick={onRevoke}
        >
          {t('dejar')}
        </Button>
      </div>
      {editing && <TermsEditor item={item} zone={zone} save={save} onClose={close} />}
    </li>
  );
}

function ItemText({ item, zone }: Pick<ItemProps, 'item' | 'zone'>) {
  const t = useTranslations('consentimiento');
  const state = useTranslations('estado');
  const formats = useFormats();
  const seen = scopesAt(item.resolucion, item.alcances);
  return (
    <div className="min-w-0">
      <p className="font-medium break-words">{item.cuidador_nombre}</p>
      <p className="text-sm text-ink-soft">
        {t.rich('lista.desde', { edad: () => <Age since={item.created_at} /> })}
      </p>
      <p className="text-sm text-pretty text-ink-soft">{termsText(t, state, formats, item, zone)}</p>
      {item.vencido && <p className="text-sm font-medium text-warn">{t('lista.vencido')}</p>}
      <ul className="mt-1.5 flex flex-wrap gap-1.5" aria-label={t('lista.puede_ver')}>
        {seen.map((alcance) => (
          <li key={alcance}>
            <Badge>{t(`alcance.${alcance}.label`)}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
