'use client';

import { Cigarette, CloudUpload, Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { useFormats } from '@/components/ui/use-formats';
import { api } from '@/lib/client/api';
import { type ShownConsumo, shownConsumos } from '@/lib/client/outbox/pending';
import { consumosKey, useOutbox, useOutboxView } from '@/lib/client/outbox/provider';
import { useLog } from '@/lib/client/outbox/use-log';
import { useNow } from '@/lib/client/use-now';
import { useQuery } from '@/lib/client/use-query';
import type { Consumo } from '@/lib/domain/consumos';
import { fechaOf } from '@/lib/domain/time';
import { useCigarette } from './use-cigarette';

const NEWEST = 50;
const EVERY_MS = 60_000;

/** One tap, without a word of blame; below it those of today, each to be taken back. */
export function CigaretteCard({ zone }: { zone: string }) {
  const t = useTranslations('antojo.cigarro');
  const smoke = useCigarette();
  const today = useToday(zone);
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <Button variant="secondary" icon={Cigarette} className="min-h-14 w-full" onClick={smoke}>
        {t('registrar')}
      </Button>
      <p role="status" className="mt-3 min-h-6 font-medium tabular-nums">
        {today && t('hoy', { n: today.length })}
      </p>
      <ul className="mt-1 divide-y divide-line empty:hidden">
        {today?.map((consumo) => (
          <Smoked key={consumo.key} consumo={consumo} zone={zone} />
        ))}
      </ul>
    </Card>
  );
}

/** Those of the person's day, once anything is known of it. */
function useToday(zone: string): ShownConsumo[] | undefined {
  const { consumidorId } = useOutbox();
  const view = useOutboxView();
  const now = useNow(EVERY_MS);
  const { data } = useQuery({
    queryKey: consumosKey(consumidorId),
    queryFn: async () => {
      const path = `/api/consumos?consumidor_id=${consumidorId}&limit=${NEWEST}`;
      return (await api.get<{ consumos: Consumo[] }>(path)).consumos;
    },
    retry: false,
    networkMode: 'always',
  });
  const shown = shownConsumos(data ?? [], view);
  if (now === 0 || (!data && shown.length === 0)) return undefined;
  const fecha = fechaOf(new Date(now), zone);
  return shown.filter(({ ocurrido_at }) => fechaOf(new Date(ocurrido_at), zone) === fecha);
}

function Smoked({ consumo, zone }: { consumo: ShownConsumo; zone: string }) {
  const t = useTranslations('antojo');
  const { time } = useFormats();
  const log = useLog();
  const hora = time(consumo.ocurrido_at, zone);
  return (
    <li className="flex min-h-11 items-center justify-between gap-3">
      <span className="flex items-center gap-2 tabular-nums">
        <time dateTime={consumo.ocurrido_at}>{hora}</time>
        {consumo.pending && (
          <Badge icon={CloudUpload} tone="warn">
            {t('por_enviar')}
          </Badge>
        )}
      </span>
      <Button
        variant="quiet"
        size="sm"
        icon={Undo2}
        aria-label={t('cigarro.quitar', { hora })}
        onClick={() => log.undoCigarette(consumo.target)}
      >
        {t('cigarro.deshacer')}
      </Button>
    </li>
  );
}
