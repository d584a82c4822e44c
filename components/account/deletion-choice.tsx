import { RESTORE_DAYS } from '@/lib/domain/borrado';

const OPTIONS = [
  {
    ya: false,
    title: `Cerrarla y borrarla en ${RESTORE_DAYS} días`,
    text: 'Puedes volver mientras tanto.',
  },
  { ya: true, title: 'Borrarla ahora', text: 'Sin espera y sin vuelta atrás. Te damos un recibo.' },
];

type DeletionChoiceProps = { ya: boolean; onChange(ya: boolean): void };

export function DeletionChoice({ ya, onChange }: DeletionChoiceProps) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">¿Cuándo?</legend>
      <div className="mt-1.5 grid gap-3 sm:grid-cols-2">
        {OPTIONS.map((option) => (
          <label key={option.title} className="choice flex cursor-pointer gap-3 p-4">
            <input
              type="radio"
              name="cuando"
              checked={ya === option.ya}
              onChange={() => onChange(option.ya)}
              className="mt-1 size-4 shrink-0 accent-action"
            />
            <span className="min-w-0">
              <span className="block font-medium">{option.title}</span>
              <span className="mt-1 block text-sm text-pretty text-ink-soft">{option.text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
