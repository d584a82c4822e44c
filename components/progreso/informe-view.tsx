'use client';

import { ArrowLeft, ChevronLeft, ChevronRight, Download, Printer } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { Informe } from '@/lib/domain/metrics/progreso/informe';
import { cifrasDe, fraseDe } from '@/lib/i18n/informe';
import { zoneCity } from '@/lib/i18n/zone-names';
import { InformeBars } from './informe-bars';
import { InformeDays } from './informe-days';
import { useMotivoDe, useProgresoWords } from './use-progreso-words';

/** `base`: the address of a report without its week; `back`: where its reader came from. */
type InformeViewProps = {
  informe: Informe;
  base: string;
  back: { href: string; label: string };
  own: boolean;
};

/** The report of a week, to be read and to be printed: nothing in it needs its colour. */
export function InformeView({ informe, base, back, own }: InformeViewProps) {
  const { t, formats } = useProgresoWords();
  const pie = useTranslations('comun')('pie');
  const { alcances, nombre } = informe;
  return (
    <article className="mx-auto max-w-3xl print:max-w-none">
      <Tools informe={informe} base={base} back={back} />
      <Head informe={informe} own={own} />
      <dl className="my-5 grid grid-cols-2 gap-3 sm:grid-cols-4">
        {cifrasDe(informe, t, formats).map(({ key, label, value, antes }) => (
          <div key={key} className="min-w-0 break-inside-avoid rounded-xl border border-line bg-surface p-3">
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd>
              <span className="block text-2xl font-semibold tabular-nums">{value}</span>
              {antes && <span className="block text-sm text-ink-soft tabular-nums">{antes}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {alcances.includes('deseos') && <InformeBars informe={informe} />}
      <InformeDays informe={informe} />
      <Lists informe={informe} />
      <p className="mt-6 border-t border-line pt-3 text-sm text-ink-soft">
        {!own && `${t('informe.compartido', { nombre })} `}
        {pie}
      </p>
    </article>
  );
}

function Tools({ informe, base, back }: Omit<InformeViewProps, 'own'>) {
  const { t } = useProgresoWords();
  const { consumidor_id, semana, anterior, siguiente } = informe;
  return (
    <div className="mb-6 print:hidden">
      <Link
        href={back.href}
        className="mb-3 inline-flex min-h-6 items-center gap-1.5 text-sm font-medium text-accent-ink hover:underline"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {back.label}
      </Link>
      <div className="grid grid-cols-2 gap-2 max-[22rem]:grid-cols-1 sm:flex sm:items-center">
        <ButtonLink href={`${base}/${anterior}`} variant="secondary" size="sm" icon={ChevronLeft}>
          {t('informe.anterior')}
        </ButtonLink>
        {siguiente && (
          <ButtonLink href={`${base}/${siguiente}`} variant="secondary" size="sm">
            {t('informe.siguiente')}
            <ChevronRight aria-hidden className="size-4 shrink-0" />
          </ButtonLink>
        )}
        {/* On a phone one row for the weeks, one for what to do with this one. */}
        <span className={siguiente ? 'grow max-sm:hidden' : 'grow'} />
        <Button variant="secondary" size="sm" icon={Printer} onClick={() => window.print()}>
          {t('informe.imprimir')}
        </Button>
        <a
          href={`/api/consumidores/${consumidor_id}/informe.pdf?semana=${semana}`}
          download={`latido-${semana}.pdf`}
          className="inline-flex min-h-9 items-center justify-center gap-2 rounded-[0.625rem] bg-action px-3 text-sm font-medium text-on-action hover:bg-action-hover"
        >
          <Download aria-hidden className="size-4" />
          {t('informe.pdf')}
        </a>
      </div>
    </div>
  );
}

function Head({ informe, own }: Pick<InformeViewProps, 'informe' | 'own'>) {
  const { t, calendar } = useProgresoWords();
  const { nombre, desde, hasta, zona_horaria, en_curso } = informe;
  const when = t('informe.fechas', {
    desde: calendar.shortDay(desde),
    hasta: calendar.shortDay(hasta),
    ano: hasta.slice(0, 4),
  });
  const ciudad = zoneCity(zona_horaria, useLocale());
  return (
    <header>
      <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">{t('informe.titulo')}</h1>
      <p className={own ? 'mt-1 hidden text-lg print:block' : 'mt-1 text-lg'}>{nombre}</p>
      <p className="mt-1 text-ink-soft">
        {when} · {t('informe.zona', { ciudad })}
      </p>
      <p className="mt-4 text-lg font-medium">
        {fraseDe(informe, t)} {en_curso && t('informe.en_curso')}
      </p>
    </header>
  );
}

function Lists({ informe: { motivos, logros, zona_horaria } }: Pick<InformeViewProps, 'informe'>) {
  const { t, formats } = useProgresoWords();
  const motivoDe = useMotivoDe();
  return (
    <div className="mt-6 grid gap-6 sm:grid-cols-2">
      {motivos && motivos.length > 0 && (
        <section className="break-inside-avoid">
          <h2 className="mb-2 font-semibold">{t('informe.motivos')}</h2>
          <ul className="text-sm">
            {motivos.map(({ motivo, total }) => (
              <li key={motivo}>{t('informe.motivo', { motivo: motivoDe(motivo), n: total })}</li>
            ))}
          </ul>
        </section>
      )}
      {logros && (
        <section className="break-inside-avoid">
          <h2 className="mb-2 font-semibold">{t('informe.logros')}</h2>
          {logros.length === 0 && <p className="text-sm text-ink-soft">{t('informe.sin_logros')}</p>}
          <ul className="text-sm">
            {logros.map(({ logro, earned_at }) => (
              <li key={logro}>
                {t(`logros.nombre.${logro}`)}, {formats.date(earned_at, zona_horaria)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
