'use client';

import { CircleCheck, CircleX, RefreshCw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';

export type Readiness = { database: boolean; migrations: boolean; bus: boolean };

const CHECKS: { key: keyof Readiness; label: string; text: string }[] = [
  { key: 'database', label: 'Base de datos', text: 'Responde a las consultas.' },
  { key: 'migrations', label: 'Migraciones', text: 'El esquema está al día.' },
  { key: 'bus', label: 'Bus de eventos', text: 'Los avisos llegan a todas las instancias.' },
];

export function ReadinessList({ checks }: { checks: Readiness }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const ready = CHECKS.every(({ key }) => checks[key]);
  return (
    <>
      <p role="status" className="mb-3 text-ink-soft">
        {ready ? 'Todo funciona.' : 'Hay algo que revisar.'}
      </p>
      <ul className="divide-y divide-line">
        {CHECKS.map(({ key, label, text }) => (
          <li key={key} className="flex items-center justify-between gap-3 py-3 first:pt-0">
            <div className="min-w-0">
              <p className="font-medium">{label}</p>
              <p className="text-sm text-ink-soft">{text}</p>
            </div>
            <Badge icon={checks[key] ? CircleCheck : CircleX} tone={checks[key] ? 'good' : 'danger'}>
              {checks[key] ? 'Bien' : 'Falla'}
            </Badge>
          </li>
        ))}
      </ul>
      <Button
        variant="secondary"
        size="sm"
        icon={RefreshCw}
        pending={pending}
        className="mt-2"
        onClick={() => start(() => router.refresh())}
      >
        Comprobar de nuevo
      </Button>
    </>
  );
}
