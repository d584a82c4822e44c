import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InformeView } from '@/components/progreso/informe-view';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';
import { informePage } from '@/lib/server/progreso-data';

type PageProps = { params: Promise<{ consumidor_id: string; semana: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator('progreso'))('informe.titulo') };
}

export default async function FollowedInformePage({ params }: PageProps) {
  const { actor } = await requireRol('cuidador');
  const { consumidor_id, semana } = await params;
  if (!/^[1-9]\d{0,9}$/.test(consumidor_id)) notFound();
  const informe = await informePage(actor, Number(consumidor_id), semana);
  const t = await translator('progreso');
  const home = `/cuidador/${consumidor_id}`;
  const label = t('informe.volver_persona', { nombre: informe.nombre });
  return <InformeView informe={informe} base={`${home}/informe`} back={{ href: home, label }} own={false} />;
}
