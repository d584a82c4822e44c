import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/card';
import { HEART_DAYS, MOTION_DAYS } from '@/lib/domain/retention';
import { translator } from '@/lib/server/idioma';

const PARTS = [
  'quien',
  'que',
  'para_que',
  'quien_ve',
  'cuanto',
  'derechos',
  'borrado',
  'seguridad',
  'galletas',
  'terceros',
] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('ayuda');
  return { title: t('privacidad.titulo') };
}

export default async function PrivacyPage() {
  const t = await translator('ayuda');
  return (
    <>
      <PageHeader title={t('privacidad.titulo')}>{t('privacidad.lema')}</PageHeader>
      <div className="grid max-w-prose gap-8">
        {PARTS.map((part) => (
          <section key={part} aria-labelledby={part}>
            <h2 id={part} className="text-lg font-semibold">
              {t(`privacidad.${part}.titulo`)}
            </h2>
            <p className="mt-2 text-pretty text-ink-soft">
              {t(`privacidad.${part}.texto`, { movimiento: MOTION_DAYS, frecuencia: HEART_DAYS })}
            </p>
          </section>
        ))}
      </div>
    </>
  );
}
