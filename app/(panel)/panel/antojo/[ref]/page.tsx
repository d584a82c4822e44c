import type { Metadata } from 'next';
import { RidePage } from '@/components/antojo/ride-page';
import { isLatidoError } from '@/lib/domain/errors';
import { ownDeseo } from '@/lib/server/antojo-data';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

type SurfearPageProps = { params: Promise<{ ref: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('antojo.surfear');
  return { title: t('pagina') };
}

/** By the id, or by the uuid of one that only the browser may know so far. */
export default async function SurfearPage({ params }: SurfearPageProps) {
  const { actor } = await requireRol('consumidor');
  const { ref } = await params;
  const initial = await ownDeseo(actor, ref).catch((error) => {
    if (isLatidoError(error) && error.code === 'not_found') return undefined;
    throw error;
  });
  return <RidePage key={ref} deseoRef={/^\d+$/.test(ref) ? Number(ref) : ref} initial={initial} />;
}
