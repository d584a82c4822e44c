'use client';

import { ArrowLeft, CaseUpper, Expand, type LucideIcon, MoonStar, Shrink } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { useFormats } from '@/components/ui/use-formats';
import { toggleFullscreen, useFullscreen } from '@/lib/client/use-fullscreen';
import { useNow } from '@/lib/client/use-now';
import type { WallSettings } from './use-wall-settings';

type WallHeadProps = {
  settings: WallSettings | undefined;
  /** Of whoever looks: undefined until the page is alive. */
  zone: string | undefined;
  onChange(change: Partial<WallSettings>): void;
};

/** The hour in this room, and how the wall looks. */
export function WallHead({ settings, zone, onChange }: WallHeadProps) {
  const t = useTranslations('cuidador.pared');
  const full = useFullscreen();
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <h1 className="sr-only">{t('titulo')}</h1>
      <Clock zone={zone} />
      <fieldset aria-label={t('controles')} className="flex flex-wrap items-center gap-2">
        <Toggle
          icon={CaseUpper}
          pressed={settings?.initials ?? false}
          onToggle={(initials) => onChange({ initials })}
        >
          {t('iniciales')}
        </Toggle>
        <Toggle icon={MoonStar} pressed={settings?.night ?? false} onToggle={(night) => onChange({ night })}>
          {t('noche')}
        </Toggle>
        {full !== 'none' && (
          <Toggle
            icon={full === 'full' ? Shrink : Expand}
            pressed={full === 'full'}
            onToggle={() => toggleFullscreen()}
          >
            {t('completa')}
          </Toggle>
        )}
        <ButtonLink href="/cuidador" variant="quiet" icon={ArrowLeft}>
          {t('salir')}
        </ButtonLink>
      </fieldset>
    </header>
  );
}

function Clock({ zone }: Pick<WallHeadProps, 'zone'>) {
  const { dayOfMonth, time } = useFormats();
  const now = useNow();
  return (
    <p className="flex min-h-11 items-baseline gap-4 tabular-nums">
      {zone && now > 0 && (
        <>
          <span className="text-4xl font-semibold">{time(now, zone)}</span>
          <span className="text-xl text-ink-soft">{dayOfMonth(now, zone)}</span>
        </>
      )}
    </p>
  );
}

type ToggleProps = {
  icon: LucideIcon;
  pressed: boolean;
  onToggle(pressed: boolean): void;
  children: string;
};

function Toggle({ icon, pressed, onToggle, children }: ToggleProps) {
  return (
    <Button
      variant="quiet"
      icon={icon}
      aria-pressed={pressed}
      onClick={() => onToggle(!pressed)}
      className="aria-pressed:border-accent-ink aria-pressed:bg-accent-wash aria-pressed:text-accent-ink"
    >
      {children}
    </Button>
  );
}
