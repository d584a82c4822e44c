'use client';

import { HeartHandshake, HeartPulse, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';

type RolOption = { value: 'consumidor' | 'cuidador'; icon: LucideIcon };

const OPTIONS: RolOption[] = [
  { value: 'consumidor', icon: HeartPulse },
  { value: 'cuidador', icon: HeartHandshake },
];

type RolChoiceProps = { value: RolOption['value']; onChange(value: RolOption['value']): void };

export function RolChoice({ value, onChange }: RolChoiceProps) {
  const t = useTranslations('publico.rol');
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('pregunta')}</legend>
      <div className="mt-1.5 grid gap-3">
        {OPTIONS.map(({ icon: Icon, value: rol }) => (
          <label key={rol} className="choice flex cursor-pointer gap-3 p-4">
            <input
              type="radio"
              name="rol"
              value={rol}
              checked={value === rol}
              onChange={() => onChange(rol)}
              className="mt-1 size-4 shrink-0 accent-action"
            />
            <span className="min-w-0">
              <span className="flex items-center gap-2 font-medium">
                <Icon aria-hidden className="size-4 shrink-0 text-accent-ink" />
                {t(`titulo.${rol}`)}
              </span>
              <span className="mt-1 block text-sm text-pretty text-ink-soft">{t(`texto.${rol}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
