import { HeartHandshake, HeartPulse, type LucideIcon } from 'lucide-react';

type RolOption = { value: 'consumidor' | 'cuidador'; icon: LucideIcon; title: string; text: string };

const OPTIONS: RolOption[] = [
  {
    value: 'consumidor',
    icon: HeartPulse,
    title: 'Estoy dejando de fumar',
    text: 'Registro mis antojos y veo mi frecuencia en vivo. Mis datos son míos.',
  },
  {
    value: 'cuidador',
    icon: HeartHandshake,
    title: 'Acompaño a alguien',
    text: 'Sigo a quien me invite, y solo veo lo que esa persona decida compartir.',
  },
];

type RolChoiceProps = { value: RolOption['value']; onChange(value: RolOption['value']): void };

export function RolChoice({ value, onChange }: RolChoiceProps) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">¿Cómo usarás Latido?</legend>
      <div className="mt-1.5 grid gap-3">
        {OPTIONS.map(({ icon: Icon, ...option }) => (
          <label key={option.value} className="choice flex cursor-pointer gap-3 p-4">
            <input
              type="radio"
              name="rol"
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="mt-1 size-4 shrink-0 accent-action"
            />
            <span className="min-w-0">
              <span className="flex items-center gap-2 font-medium">
                <Icon aria-hidden className="size-4 shrink-0 text-accent-ink" />
                {option.title}
              </span>
              <span className="mt-1 block text-sm text-pretty text-ink-soft">{option.text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
