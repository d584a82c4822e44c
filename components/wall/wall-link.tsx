'use client';

import { CloudOff, LoaderCircle, LogIn, type LucideIcon, Radio, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { useFormats } from '@/components/ui/use-formats';
import { tellerOf } from '@/components/widgets/board-connection';
import type { BoardPerson } from '@/components/widgets/board-person';
import type { ChannelName } from '@/lib/channels/registry';
import { isRefused } from '@/lib/client/channel-query';
import { useLivePage } from '@/lib/client/live-context';
import { type ChannelView, useChannel } from '@/lib/client/use-channel';
import { useNow } from '@/lib/client/use-now';

type Link = 'en_vivo' | 'conectando' | 'sin_canal' | 'sin_conexion' | 'sesion';

/** A socket that comes back at once is nobody's worry. */
const CALM_MS = 5_000;

const ICON: Record<Link, LucideIcon> = {
  en_vivo: Radio,
  conectando: LoaderCircle,
  sin_canal: RefreshCw,
  sin_conexion: CloudOff,
  sesion: LogIn,
};

function linkOf({ transport, problem }: Pick<ChannelView<'resumen'>, 'transport' | 'problem'>): Link {
  if (transport === 'vivo') return 'en_vivo';
  if (problem?.code === 'unauthenticated') return 'sesion';
  if (problem) return 'sin_conexion';
  return transport === 'conectando' ? 'conectando' : 'sin_canal';
}

/** How the wall gets what it shows, and since when it does not. Its place is always there, so that nothing moves. */
export function WallLink({ people, zone }: { people: readonly BoardPerson[]; zone: string | undefined }) {
  const teller = tellerOf(people);
  if (!teller) return null;
  const { told, name, initial } = teller;
  return <Told name={name} consumidorId={told.consumidor_id} initial={initial} zone={zone} />;
}

type ToldProps = {
  name: ChannelName;
  consumidorId: number;
  initial: BoardPerson['resumen'];
  zone: string | undefined;
};

function Told({ name, consumidorId, initial, zone }: ToldProps) {
  const t = useTranslations('cuidador.pared');
  const said = useMoment(zone);
  const view = useChannel(name, consumidorId, initial);
  const link = linkOf(view);
  const since = useLostSince(link !== 'en_vivo');
  const now = useNow();
  if (isRefused(view.problem?.code)) return null;
  const lost = since !== undefined && now - since >= CALM_MS;
  const shown = lost ? link : link === 'conectando' ? link : 'en_vivo';
  const Icon = ICON[shown];
  const cuando = since === undefined ? '' : said(since, now);
  return (
    <p
      role="status"
      data-link={shown}
      className={cx(
        'flex min-h-11 min-w-0 items-center gap-3 rounded-xl px-4 py-1 font-medium',
        lost ? 'grow bg-warn-wash text-lg text-warn sm:text-xl' : 'text-accent-ink',
      )}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <span>
        {shown === 'en_vivo' || shown === 'conectando'
          ? t(`enlace.${shown}`)
          : t(`enlace.${shown}`, { cuando })}
        {shown === 'sesion' && (
          <a href="/entrar?volver=/cuidador/pared" className="ml-2 underline">
            {t('entrar')}
          </a>
        )}
      </span>
    </p>
  );
}

/** `las 14:05`, or with its day where that is another one: a wall hangs for days. */
function useMoment(zone = 'UTC') {
  const t = useTranslations('cuidador.pared.cuando');
  const { date, dayTime, time } = useFormats();
  return (moment: number, now: number) =>
    date(moment, zone) === date(now, zone)
      ? t('hora', { hora: time(moment, zone) })
      : t('dia', { dia: dayTime(moment, zone) });
}

/** When the link was lost (ms); undefined while it is there. */
function useLostSince(lost: boolean): number | undefined {
  const { clock } = useLivePage();
  const [since, setSince] = useState<number>();
  useEffect(() => setSince(lost ? clock.now() : undefined), [lost, clock]);
  return since;
}
