import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AntojoView } from '@/components/antojo/antojo-view';
import { PageHeader } from '@/components/ui/card';
import { DESEO_TIPOS } from '@/lib/domain/deseos';
import { translator } from '@/lib/server/idioma';
import { firstValues, requireRol } from '@/lib/server/page-data';

type AntojoPageProps = { searchParams: Promise<{ tipo?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('antojo.pagina');
  return { title: t('titulo') };
}

/** Where the shortcut of the installed app leads. It writes nothing by itself: a link of somebody else could lead here too. */
export default async function AntojoPage({ searchParams }: AntojoPageProps) {
  const { actor, usuario } = await requireRol('consumidor');
  if (usuario.consumidor_id === null) notFound();
  const t = await translator('antojo.pagina');
  const { tipo } = await searchParams;
  const { zona_horaria, channels } = await firstValues(actor, usuario.consumidor_id, ['desires_tracking']);
  return (
    <>
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
      <AntojoView
        zone={zona_horaria}
        initial={channels.desires_tracking}
        asked={DESEO_TIPOS.find((one) => one === tipo)}
      />
    </>
  );
}
