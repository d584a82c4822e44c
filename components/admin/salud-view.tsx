'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { formatDuration, formatNumber, NO_VALUE } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { Stat } from '@/components/ui/stat';
import { problemText } from '@/components/ui/use-action';
import { Age } from '@/components/widgets/age';
import { LatencyTable } from '@/components/widgets/latency-table';
import { api, problemOf } from '@/lib/client/api';
import { type JobRun, jobName, type Salud } from '@/lib/domain/salud';
import { formatBytes } from './salud-words';

const REFRESH_MS = 5_000;

export function SaludView({ initial }: { initial: Salud }) {
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
        <Card title="Datos y avisos entre instancias">
          <Storage salud={data} />
        </Card>
        <Card title="Tráfico" description="De esta instancia, ahora.">
          <Traffic salud={data} />
        </Card>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
        <Card title="Trabajos" description="Lo que Latido hace por sí solo, cada cierto tiempo.">
          <ul className="divide-y divide-line">
            {data.trabajos.map((job) => (
              <JobItem key={job.nombre} job={job} />
            ))}
          </ul>
        </Card>
        <Card
          title="Del sensor a la pantalla"
          description="Cuánto tardan las lecturas en salir a quienes las ven, en esta instancia y desde que arrancó."
        >
          <LatencyTable latency={data.latencia} />
        </Card>
      </div>
    </div>
  );
}

/** When nobody answers, what is on the page is old: that comes first. */
function Verdict({ salud: { avisos }, failure }: { salud: Salud; failure: string | undefined }) {
  return (
    <>
      {failure && (
        <Notice kind="error" title="Latido no responde ahora">
          {failure}. Lo que ves abajo es lo último que se supo; seguimos preguntando.
        </Notice>
      )}
      {!failure && avisos.length === 0 && <Notice kind="success" title="Todo funciona" />}
      {avisos.map(({ nivel, texto }) => (
        <Notice key={texto} kind={nivel === 'falla' ? 'error' : 'warn'} title={texto} />
      ))}
    </>
  );
}

function Storage({ salud: { base, redis, disco, version, arranco_at } }: { salud: Salud }) {
  const used = disco && disco.total_bytes > 0 ? 100 * (1 - disco.libre_bytes / disco.total_bytes) : null;
  return (
    <>
      <ul className="divide-y divide-line">
        <Check label="Base de datos" ok={base.responde} text={`Ocupa ${formatBytes(base.bytes)}.`} />
        <Check label="Migraciones" ok={base.migrada} text="El esquema está al día." />
        {redis ? (
          <Check label="Redis" ok={redis.responde} text="Lleva los avisos a todas las instancias." />
        ) : (
          <Check label="Una sola instancia" ok text="Sin Redis: los avisos no salen de este proceso." />
        )}
      </ul>
      <dl className="mt-4 grid grid-cols-2 gap-4 sm:grid-cols-3">
        <Stat label="Disco usado" value={used === null ? NO_VALUE : `${formatNumber(used)} %`} />
        <Stat label="Disco libre" value={formatBytes(disco?.libre_bytes ?? null)} />
        <Stat label="Versión" value={version} />
        <Stat label="Arrancó" value={<Age since={arranco_at} />} />
      </dl>
    </>
  );
}

function Check({ label, ok, text }: { label: string; ok: boolean; text: string }) {
  return (
    <li className="flex items-center justify-between gap-3 py-3 first:pt-0">
      <div className="min-w-0">
        <p className="font-medium">{label}</p>
        <p className="text-sm text-ink-soft">{text}</p>
      </div>
      <Badge icon={ok ? CircleCheck : CircleX} tone={ok ? 'good' : 'danger'}>
        {ok ? 'Bien' : 'Falla'}
      </Badge>
    </li>
  );
}

function Traffic({ salud: { conexiones, cola_bytes, lecturas_por_minuto } }: { salud: Salud }) {
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
      <Stat label="Páginas abiertas" value={formatNumber(conexiones.paginas)} />
      <Stat label="Canales sueltos" value={formatNumber(conexiones.canales)} />
      <Stat label="Dispositivos" value={formatNumber(conexiones.dispositivos)} />
      <Stat label="Lecturas por minuto" value={formatNumber(lecturas_por_minuto)} />
      <Stat label="En cola" value={formatBytes(cola_bytes)} />
    </dl>
  );
}

function JobItem({ job: { nombre, cada_ms, corrio_at, duracion_ms, resultado } }: { job: JobRun }) {
  const name = jobName(nombre);
  const failed = resultado === 'falla';
  return (
    <li className="flex items-center justify-between gap-3 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="font-medium">{name.charAt(0).toUpperCase() + name.slice(1)}</p>
        <p className="text-sm text-ink-soft">
          Cada {formatDuration(cada_ms)}
          {corrio_at && (
            <>
              {' '}
              · <Age since={corrio_at} />
              {duracion_ms !== null && `, tardó ${formatNumber(duracion_ms)} ms`}
            </>
          )}
        </p>
      </div>
      {resultado === null ? (
        <Badge>Aún no corre</Badge>
      ) : (
        <Badge icon={failed ? TriangleAlert : CircleCheck} tone={failed ? 'danger' : 'good'}>
          {failed ? 'Falló' : 'Bien'}
        </Badge>
      )}
    </li>
  );
}
