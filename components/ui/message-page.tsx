import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type MessagePageProps = { icon: LucideIcon; title: string; actions: ReactNode; children: ReactNode };

/** A page that has only something to say. A `section`: inside a layout there already is a `main`. */
export function MessagePage({ icon: Icon, title, actions, children }: MessagePageProps) {
  return (
    <section className="mx-auto grid min-h-[70dvh] max-w-md place-content-center px-4 py-12 text-center">
      <span className="mx-auto grid size-14 place-items-center rounded-full bg-accent-wash text-accent-ink">
        <Icon aria-hidden className="size-6" />
      </span>
      <h1 className="mt-5 text-2xl font-semibold">{title}</h1>
      <p className="mt-2 text-balance text-ink-soft">{children}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">{actions}</div>
    </section>
  );
}
