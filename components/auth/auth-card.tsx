import type { ReactNode } from 'react';

type AuthCardProps = { title: string; lead: string; children: ReactNode };

export function AuthCard({ title, lead, children }: AuthCardProps) {
  return (
    <div className="rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-8">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-1 mb-6 text-ink-soft">{lead}</p>
      {children}
    </div>
  );
}
