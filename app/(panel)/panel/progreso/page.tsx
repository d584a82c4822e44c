import { FileText, History } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProgresoView } from '@/components/progreso/progreso-view';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/card';
import { masDias, semanaOf } from '@/lib/domain/semana';
import { fechaOf } from '@/lib/domain/time';
import { translator } from '@/lib/server/idioma';
import { firstValues, requireRol } from '@/lib/server/page-data';
import { ownAhorro } from '@/lib/server/profile-data';
import { getRuntime } from '@/lib/server/runtime-handle';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator('progreso'))('titulo') };
}

export default async function ProgresoPage() {
  const { actor, usuario } = await requireRol('consumidor');
  if (usuario.consumidor_id === null) notFound();
  const values = await firstValues(actor, usuario.consumidor_id, ['progreso']);
  const t = await translator('progreso');
  const today = fechaOf(getRuntime().clock.now(), values.zona_horaria);
  return (
    <>
      <PageHeader
        title={t('titulo')}
        aside={
          <div className="flex flex-wrap gap-2">
            <ButtonLink
              href={`/panel/progreso/dia/${masDias(today, -1)}`}
              variant="secondary"
              size="sm"
              icon={History}
            >
              {t('ver_dia')}
            </ButtonLink>
            <ButtonLink
              href={`/panel/progreso/informe/${semanaOf(masDias(today, -7))}`}
              variant="secondary"
              size="sm"
              icon={FileText}
            >
              {t('ver_informe')}
            </ButtonLink>
          </div>
        }
      >
        {t('intro')}
      </PageHeader>
      <ProgresoView
        consumidorId={values.consumidor_id}
        usuarioId={usuario.id}
        zone={values.zona_horaria}
        ahorro={await ownAhorro(actor)}
        initial={values.channels.progreso}
      />
    </>
  );
}
