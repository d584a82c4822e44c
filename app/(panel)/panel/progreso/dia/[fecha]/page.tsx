import type { Metadata } from 'next';
import { RepeticionView } from '@/components/progreso/repeticion-view';
import { fechaOf } from '@/lib/domain/time';
import { calendarWords } from '@/lib/i18n/calendar';
import { pageIdioma, translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';
import { diaPage } from '@/lib/server/progreso-data';
import { getRuntime } from '@/lib/server/runtime-handle';

type PageProps = { params: Promise<{ fecha: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [t, { fecha }] = [await translator('progreso'), await params];
  const shown = calendarWords(await pageIdioma()).shortDay(fecha);
  return { title: t('repeticion.titulo', { fecha: shown }) };
}

export default async function DiaPage({ params }: PageProps) {
  const { actor } = await requireRol('consumidor');
  const dia = await diaPage(actor, (await params).fecha);
  const now = getRuntime().clock.now();
  return (
    <RepeticionView key={dia.fecha} dia={dia} hoy={fechaOf(now, dia.zona_horaria)} now={now.getTime()} />
  );
}
