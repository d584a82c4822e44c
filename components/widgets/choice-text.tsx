/** What one may choose, and what it means. */
export function ChoiceText({ label, text }: { label: string; text: string }) {
  return (
    <span className="min-w-0">
      <span className="block font-medium">{label}</span>
      <span className="block text-sm text-pretty text-ink-soft">{text}</span>
    </span>
  );
}
