'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { problemText, useAction } from '@/components/ui/use-action';
import { useFormats } from '@/components/ui/use-formats';
import type { ChannelData } from '@/lib/channels/registry';
import { api } from '@/lib/client/api';
import type { Analisis, Feedback } from '@/lib/domain/analisis';
import { HOUR_MS } from '@/lib/domain/time';

type Row = ChannelData<'prediction_timeline'>[number];

/** What was longer ago than this one no longer remembers well. */
const ASKED_FOR_MS = 3 * HOUR_MS;

/** The newest estimate of an urge that a person can still judge, among rows newest first. */
export function toJudge(rows: readonly Row[]): Row | undefined {
  const newest = Date.parse(rows[0]?.window_end ?? '');
  return rows.find((row) => row.urge_label === 1 && newest - Date.parse(row.window_end) < ASKED_FOR_MS);
}

/** What was answered here, and in place of what. */
type Given = { analisis_id: number; answer: Feedback; instead_of: Feedback | null };

/** An answer that was given here holds until its row tells of it, or of another from elsewhere. */
export function stillGiven(rows: readonly Row[], given: Given | undefined): Given | undefined {
  const row = rows.find(({ analisis_id }) => analisis_id === given?.analisis_id);
  return row?.feedback === given?.instead_of ? given : undefined;
}

/** Asks whether an estimated urge was one. Always as high, whether or not there is something to ask. */
export function PrediccionFeedback({ rows, zone }: { rows: readonly Row[]; zone: string }) {
  const t = useTranslations('panel.prediccion');
  const { time } = useFormats();
  const [given, setGiven] = useState<Given>();
  const { pending, problem, run } = useAction(async ({ analisis_id, feedback }: Row, answer: Feedback) => {
    await api.post<Analisis>(`/api/analisis/${analisis_id}/feedback`, { feedback: answer });
    setGiven({ analisis_id, answer, instead_of: feedback });
  });
  const row = toJudge(rows);
  const held = stillGiven(rows, given);
  if (held !== given) setGiven(held);
  const answer = held && held.analisis_id === row?.analisis_id ? held.answer : row?.feedback;
  return (
    <div className="mt-4 flex min-h-[6.5rem] flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-xl bg-sunken px-4 py-3 sm:min-h-16">
      <p role="status" className="min-w-0 text-sm">
        {row ? t('pregunta', { hora: time(row.window_start, zone) }) : t('sin_pregunta')}
        {answer && <span className="block text-ink-soft">{t(`respuesta.${answer}`)}</span>}
        {problem && <span className="block font-medium text-danger">{problemText(problem)}</span>}
      </p>
      {row && (
        <div className="flex flex-wrap gap-2">
          <Button
            variant="secondary"
            size="sm"
            pending={pending}
            aria-pressed={answer === 'acierto'}
            onClick={() => run(row, 'acierto')}
          >
            {t('acierto')}
          </Button>
          <Button
            variant="secondary"
            size="sm"
            pending={pending}
            aria-pressed={answer === 'falsa_alarma'}
            onClick={() => run(row, 'falsa_alarma')}
          >
            {t('falsa_alarma')}
          </Button>
        </div>
      )}
    </div>
  );
}
