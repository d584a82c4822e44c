import { useTranslations } from 'use-intl';
import { cx } from '@/components/ui/cx';
import { ALCANCES, type Alcance } from '@/lib/domain/access';
import { ChoiceText } from './choice-text';

type AlcancesFieldProps = {
  legend: string;
  chosen: readonly Alcance[];
  /** Their names alone, two beside each other where there is room: for who knows what each of them shows. */
  brief?: boolean;
  onChange(chosen: Alcance[]): void;
};

export function AlcancesField({ legend, chosen, brief = false, onChange }: AlcancesFieldProps) {
  const t = useTranslations('consentimiento');
  const toggle = (alcance: Alcance) =>
    onChange(ALCANCES.filter((one) => (one === alcance) !== chosen.includes(one)));
  return (
    <fieldset>
      <legend className="text-sm font-medium">{legend}</legend>
      <div className={brief ? 'mt-1.5 grid gap-2 xs:grid-cols-2' : 'mt-1.5 grid gap-2'}>
        {ALCANCES.map((alcance) => (
          <label
            key={alcance}
            className={cx(
              'choice flex cursor-pointer gap-3',
              brief ? 'items-center px-3 py-2 text-sm' : 'px-4 py-3',
            )}
          >
            <input
              type="checkbox"
              name="alcances"
              value={alcance}
              checked={chosen.includes(alcance)}
              onChange={() => toggle(alcance)}
              className={cx('size-4 shrink-0 accent-action', !brief && 'mt-1')}
            />
            {brief ? (
              t(`alcance.${alcance}.label`)
            ) : (
              <ChoiceText label={t(`alcance.${alcance}.label`)} text={t(`alcance.${alcance}.text`)} />
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
