'use client';

import { CircleAlert, CircleCheck, CircleX, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '@/components/ui/use-formats';
import { pageClock } from '@/lib/client/server-clock';
import { useNow } from '@/lib/client/use-now';
import type { Readiness } from '@/lib/domain/salud';

const EVERY_MS = 15_000;
const TIMEOUT_MS = 10_000;

/** `checks` null: nobody answered. */
type Found = { checks: Readiness | null; at: number };

async function ask(): Promise<Readiness | null> {
  try {
    const answer = await fetch('/api/listo', { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body: unknown = await answer.json();
    return typeof body === 'object' && body !== null && 'checks' in body ? (body.checks as Readiness) : null;
  } catch {
    return null;
  }
}

type Whole = 'bien' | 'retraso' | 'parado' | 'lejos';
const LOOK: Record<Whole, { icon: LucideIcon; tone: string }> = {
  bien: { icon: CircleCheck, tone: 'text-accent-ink' },
  retraso: { icon: CircleAlert, tone: 'text-warn' },
  parado: { icon: CircleX, tone: 'text-danger' },
  lejos: { icon: CircleX, tone: 'text-danger' },
};

function wholeOf(checks: Readiness | null): Whole {
  if (!checks) return 'lejos';
  if (!checks.database || !checks.migrations) return 'parado';
  return checks.bus ? 'bien' : 'retraso';
}

/** Asks the server itself, again and again while the page is open. */
function useReadiness(initial: Readiness): Found {
  const [found, setFound] = useState<Found>({ checks: initial, at: 0 });
  useEffect(() => {
    const look = async () => setFound({ checks: await ask(), at: pageClock.now() });
    void look();
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return found;
}

export function ServiceStatus({ initial }: { initial: Readiness }) {
  const t = useTranslations('ayuda.servicio');
  const format = useFormats();
  const now = useNow();
  const { checks, at } = useReadiness(initial);
  const whole = wholeOf(checks);
  const { icon: Icon, tone } = LOOK[whole];
  return (
    <div className="max-w-prose">
      <div
        role="status"
        className="flex items-start gap-3 rounded-2xl border border-line bg-surface p-5 shadow-card"
      >
        <Icon aria-hidden className={`mt-0.5 size-6 shrink-0 ${tone}`} />
        <div>
          <h2 className="text-lg font-semibold">{t(`todo.${whole}.titulo`)}</h2>
          <p className="mt-1 text-pretty text-ink-soft">{t(`todo.${whole}.texto`)}</p>
        </div>
      </div>
      <dl className="mt-4 divide-y divide-line rounded-2xl border border-line bg-surface px-5">
        <Part name="paginas" works={checks !== null} />
        <Part name="datos" works={Boolean(checks?.database && checks.migrations)} />
        <Part name="vivo" works={checks?.bus ?? false} />
      </dl>
      <p className="mt-3 min-h-5 text-sm text-ink-faint">
        {at > 0 && now > 0 && t('comprobado', { hace: format.age(Math.max(0, now - at)) })}
      </p>
    </div>
  );
}

function Part({ name, works }: { name: 'paginas' | 'datos' | 'vivo'; works: boolean }) {
  const t = useTranslations('ayuda.servicio');
  return (
    <div className="flex items-center justify-between gap-4 py-3">
      <dt>{t(`partes.${name}`)}</dt>
      <dd className={works ? 'text-accent-ink' : 'font-medium text-danger'}>
        {t(works ? 'funciona' : 'no_funciona')}
      </dd>
    </div>
  );
}
