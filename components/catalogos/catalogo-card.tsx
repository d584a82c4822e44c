'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import { LiveNotice } from '@/components/ui/notice';
import { problemText, useAction } from '@/components/ui/use-action';
import { api } from '@/lib/client/api';
import { type CatalogoName, type EntryChanges, type Kept, nombreDe } from '@/lib/domain/catalogos';
import { EntryForm } from './entry-form';
import { EntryItem } from './entry-item';

/** The writes of a catalogue, each of which brings the entries up to date. */
function useEntries(name: CatalogoName, initial: Kept[]) {
  const [entries, setEntries] = useState(initial);
  const path = `/api/admin/catalogos/${name}`;
  return {
    entries,
    add: async (entry: EntryChanges) => {
      const added = await api.post<Kept>(path, entry);
      setEntries((held) => [...held, added]);
    },
    change: async (id: number, changes: EntryChanges) => {
      const changed = await api.patch<Kept>(`${path}/${id}`, changes);
      setEntries((held) => held.map((one) => (one.id === id ? changed : one)));
    },
    order: async (ids: number[]) => {
      setEntries((await api.put<{ entradas: Kept[] }>(`${path}/orden`, { ids })).entradas);
    },
  };
}

type CatalogoCardProps = { name: CatalogoName; initial: Kept[] };

/** One catalogue: its entries in their order, what each says, and whether forms offer it. */
export function CatalogoCard({ name, initial }: CatalogoCardProps) {
  const t = useTranslations('admin.catalogos');
  const idioma = useLocale();
  const { entries, add, change, order } = useEntries(name, initial);
  const [announced, setAnnounced] = useState('');
  const { pending, problem, run } = useAction(async (work: () => Promise<void>, done: string) => {
    await work();
    setAnnounced(done);
  });
  const move = (entry: Kept, by: 1 | -1) => {
    const ids = entries.map(({ id }) => id).filter((id) => id !== entry.id);
    ids.splice(entries.indexOf(entry) + by, 0, entry.id);
    return run(() => order(ids), t(by < 0 ? 'mas_arriba' : 'mas_abajo', { nombre: nombreDe(entry, idioma) }));
  };
  const offer = (entry: Kept) =>
    run(
      () => change(entry.id, { activo: !entry.activo }),
      t(entry.activo ? 'ya_no' : 'se_ofrece', { nombre: nombreDe(entry, idioma) }),
    );
  const withCigarette = name === 'habitos';
  const title = t(`nombres.${name}`);
  return (
    <Card title={title}>
      <p role="status" className="sr-only">
        {announced}
      </p>
      <LiveNotice
        kind={problem ? 'error' : undefined}
        title={problem && problemText(problem)}
        className={problem && 'mb-3'}
      />
      <ul aria-label={title} className="divide-y divide-line">
        {entries.map((entry, place) => (
          <EntryItem
            key={entry.id}
            entry={entry}
            withCigarette={withCigarette}
            isFirst={place === 0}
            isLast={place === entries.length - 1}
            pending={pending}
            onMove={(by) => move(entry, by)}
            onOffer={() => offer(entry)}
            onSave={(changes) => change(entry.id, changes)}
          />
        ))}
      </ul>
      <div className="mt-4 border-t border-line pt-4">
        <EntryForm withCigarette={withCigarette} label={t('anadir')} onSave={add} />
      </div>
    </Card>
  );
}
