import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InformeView } from '@/components/progreso/informe-view';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';
import { informePage } from '@/lib/server/progreso-data';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator('progreso'))('informe.titulo') };
}

export default async function InformePage({ params }: { params: Promise<{ semana: string }> }) {
  const { actor, usuario } = await requireRol('consumidor');
  if (usuario.consumidor_id === null) notFound();
  const informe = await informePage(actor, usuario.consumidor_id, (await params).semana);
  const t = await translator('progreso');
  return (
    <InformeView
      informe={informe}
      base="/panel/progreso/informe"
      back={{ href: '/panel/progreso', label: t('informe.volver') }}
      own
    />
  );
}
