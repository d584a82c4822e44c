'use client';

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { Stat } from '@/components/ui/stat';
import { problemText } from '@/components/ui/use-action';
import { useFormats } from '@/components/ui/use-formats';
import { Age } from '@/components/widgets/age';
import { LatencyTable } from '@/components/widgets/latency-table';
import { api, problemOf } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { JobName, JobRun, Salud } from '@/lib/domain/salud';
import { NO_VALUE } from '@/lib/i18n/format';

const REFRESH_MS = 5_000;

export function SaludView({ initial }: { initial: Salud }) {
  const t = useTranslations('admin.sistema');
  const { data, error } = useQuery({
    queryKey: ['admin', 'salud'],
    queryFn: () => api.get<Salud>('/api/admin/salud'),
    initialData: initial,
    refetchInterval: REFRESH_MS,
    retry: false,
  });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
      <div role="status" className="grid gap-2 lg:col-span-2">
        <Verdict salud={data} failure={error ? problemText(problemOf(error)) : undefined} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
        <Card title={t('almacen')}>
          <Storage salud={data} />
        </Card>
        <Card title={t('trafico')} description={t('trafico_texto')}>
          <Traffic salud={data} />
        </Card>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
        <Card title={t('trabajos')} description={t('trabajos_texto')}>
          <ul className="divide-y divide-line">
            {data.trabajos.map((job) => (
              <JobItem key={job.nombre} job={job} />
            ))}
          </ul>
        </Card>
        <Card title={t('latencia')} description={t('latencia_texto')}>
          <LatencyTable latency={data.latencia} />
        </Card>
      </div>
    </div>
  );
}

/** Of a newer program it may be a job that this page has no words for. */
function useJobName(): (nombre: string) => string {
  const t = useTranslations('admin.sistema');
  return (nombre) => {
    const key = `trabajo.${nombre as JobName}` as const;
    return t.has(key) ? t(key) : nombre;
  };
}

/** When nobody answers, what is on the page is old: that comes first. */
function Verdict({ salud: { avisos }, failure }: { salud: Salud; failure: string | undefined }) {
  const t = useTranslations('admin.sistema');
  const jobName = useJobName();
  return (
    <>
      {failure && (
        <Notice kind="error" title={t('no_responde')}>
          {t('no_responde_texto', { problema: failure })}
        </Notice>
      )}
      {!failure && avisos.length === 0 && <Notice kind="success" title={t('todo_bien')} />}
      {avisos.map(({ nivel, codigo, trabajo }) => (
        <Notice
          key={`${codigo} ${trabajo}`}
          kind={nivel === 'falla' ? 'error' : 'warn'}
          title={t(`aviso.${codigo}`, { trabajo: trabajo === null ? '' : jobName(trabajo) })}
        />
      ))}
    </>
  );
}

function Storage({ salud: { base, redis, disco, version, arranco_at } }: { salud: Salud }) {
  const t = useTranslations('admin.sistema');
  const { bytes, number } = useFormats();
  const used = disco && disco.total_bytes > 0 ? 100 * (1 - disco.libre_bytes / disco.total_bytes) : null;
  return (
    <>
      <ul className="divide-y divide-line">
        <Check label={t('base')} ok={base.responde} text={t('ocupa', { tamano: bytes(base.bytes) })} />
        <Check label={t('migraciones')} ok={base.migrada} text={t('al_dia')} />
        {redis ? (
          <Check label={t('redis')} ok={redis.responde} text={t('redis_texto')} />
        ) : (
          <Check label={t('una')} ok text={t('una_texto')} />
        )}
      </ul>
      <dl className="mt-4 grid grid-cols-2 gap-4 sm:grid-cols-3">
        <Stat
          label={t('disco_usado')}
          value={used === null ? NO_VALUE : t('porcentaje', { n: number(used) })}
        />
        <Stat label={t('disco_libre')} value={bytes(disco?.libre_bytes)} />
        <Stat label={t('version')} value={version} />
        <Stat label={t('arranco')} value={<Age since={arranco_at} />} />
      </dl>
    </>
  );
}

function Check({ label, ok, text }: { label: string; ok: boolean; text: string }) {
  const t = useTranslations('admin.sistema');
  return (
    <li className="flex items-center justify-between gap-3 py-3 first:pt-0">
      <div className="min-w-0">
        <p className="font-medium">{label}</p>
        <p className="text-sm text-ink-soft">{text}</p>
      </div>
      <Badge icon={ok ? CircleCheck : CircleX} tone={ok ? 'good' : 'danger'}>
        {t(ok ? 'bien' : 'falla')}
      </Badge>
    </li>
  );
}

function Traffic({ salud: { conexiones, cola_bytes, lecturas_por_minuto } }: { salud: Salud }) {
  const t = useTranslations('admin.sistema');
  const { bytes, number } = useFormats();
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
      <Stat label={t('paginas')} value={number(conexiones.paginas)} />
      <Stat label={t('canales')} value={number(conexiones.canales)} />
      <Stat label={t('dispositivos')} value={number(conexiones.dispositivos)} />
      <Stat label={t('por_minuto')} value={number(lecturas_por_minuto)} />
      <Stat label={t('cola')} value={bytes(cola_bytes)} />
    </dl>
  );
}

function JobItem({ job: { nombre, cada_ms, corrio_at, duracion_ms, resultado } }: { job: JobRun }) {
  const t = useTranslations('admin.sistema');
  const name = useJobName()(nombre);
  const { duration, number } = useFormats();
  const tiempo = duration(cada_ms);
  const hace = () => corrio_at && <Age since={corrio_at} />;
  const failed = resultado === 'falla';
  return (
    <li className="flex items-center justify-between gap-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="font-medium">{name}</p>
        <p className="text-sm text-ink-soft">
          {!corrio_at && t('cada', { tiempo })}
          {corrio_at && duracion_ms === null && t.rich('cada_corrio', { tiempo, hace })}
          {corrio_at &&
            duracion_ms !== null &&
            t.rich('cada_tardo', { tiempo, hace, ms: number(duracion_ms) })}
        </p>
      </div>
      {resultado === null ? (
        <Badge>{t('no_corre')}</Badge>
      ) : (
        <Badge icon={failed ? TriangleAlert : CircleCheck} tone={failed ? 'danger' : 'good'}>
          {t(failed ? 'fallo' : 'bien')}
        </Badge>
      )}
    </li>
  );
}
