'use client';

import { CloudOff, Lock } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useContext } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '@/components/ui/card';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/components/ui/use-formats';
import type { Continuity } from '@/lib/client/live-types';
import type { Problem } from '@/lib/domain/errors';
import { continuityText } from './continuity-text';
import { isOffline, LiveBadges } from './live-badges';
import type { PanelView } from './panel-values';
import { seenUntilText } from './terms-words';
import { ResolucionContext } from './use-data-state';

type PanelFrameProps<Data> = {
  title: string;
  description?: ReactNode;
  view: PanelView<Data>;
  zone: string;
  /** Shows freshness and source of the sensor beside the connection. */
  sensor?: boolean;
  compact?: boolean;
  /** Height of the body while there is nothing to show in it yet. */
  height: string;
  className?: string;
  children(data: Data): ReactNode;
};

/** Title, lamps, and one of the four bodies every live panel has: waiting, failed, closed to you, or the data. */
export function PanelFrame<Data>(props: PanelFrameProps<Data>) {
  const { title, description, view, zone, sensor, compact, height, className, children } = props;
  const ended = view.problem !== undefined && endsAccess(view.problem);
  return (
    <Card
      title={title}
      description={description}
      className={className}
      aside={ended ? undefined : <LiveBadges view={view} sensor={sensor} compact={compact} />}
      footer={
        <>
          <Footer view={view} zone={zone} />
          {sensor && !compact && <ContinuityLine continuity={view.continuity} zone={zone} />}
        </>
      }
    >
      <Body view={view} height={height}>
        {children}
      </Body>
    </Card>
  );
}

type BodyProps<Data> = Pick<PanelFrameProps<Data>, 'view' | 'height' | 'children'>;

function Body<Data>({ view, height, children }: BodyProps<Data>) {
  const t = useTranslations('panel.marco');
  const state = useTranslations('estado');
  const { data, problem } = view;
  // Access that ended takes the data off the screen too, not only the updates.
  if (problem && endsAccess(problem)) return <AccessEnded problem={problem} className={height} />;
  if (data !== undefined) return children(data);
  if (problem) {
    return (
      <EmptyState icon={CloudOff} title={problem.title} className={height}>
        {problem.detail ?? t('seguimos')}
      </EmptyState>
    );
  }
  return (
    <>
      <span className="sr-only">{state('cargando')}</span>
      <Skeleton className={height} />
    </>
  );
}

function endsAccess({ code }: Problem): boolean {
  return code === 'not_allowed' || code === 'not_found' || code === 'unauthenticated';
}

function AccessEnded({ problem, className }: { problem: Problem; className: string }) {
  const t = useTranslations('panel.marco');
  const signedOut = problem.code === 'unauthenticated';
  const here = usePathname();
  return (
    <EmptyState icon={Lock} title={t(signedOut ? 'sesion' : 'sin_acceso')} className={className}>
      {signedOut ? (
        <a
          href={`/entrar?volver=${encodeURIComponent(here)}`}
          className="font-medium text-accent-ink underline"
        >
          {t('entrar')}
        </a>
      ) : (
        t('sin_acceso_texto')
      )}
    </EmptyState>
  );
}

/** One line that is always there, so that a failed update never moves the panel. */
function Footer<Data>({ view, zone }: { view: PanelView<Data>; zone: string }) {
  const { data, problem, at } = view;
  const failed = problem && !endsAccess(problem) && data !== undefined;
  const resolucion = useContext(ResolucionContext);
  const t = useTranslations('estado');
  const words = useTranslations('panel.marco');
  const formats = useFormats();
  const told = (moment: string) =>
    seenUntilText(t, formats, { resolucion, zone, at: moment }) ||
    words('actualizado', { hora: formats.time(moment, zone, true) });
  return (
    <p className={cx('min-h-4 truncate tabular-nums', failed && 'font-medium text-warn')}>
      {failed &&
        (isOffline(problem) ? words('sin_conexion') : words('sin_actualizar', { porque: problem.title }))}
      {!failed && data !== undefined && at && told(at)}
    </p>
  );
}

/** What the page knows of its own completeness; its place is kept while it knows nothing yet. */
function ContinuityLine({ continuity, zone }: { continuity: Continuity | undefined; zone: string }) {
  const t = useTranslations('estado');
  const formats = useFormats();
  return (
    <p className="mt-1 min-h-4 truncate tabular-nums">
      {continuity && continuityText(t, formats, continuity, zone)}
    </p>
  );
}
