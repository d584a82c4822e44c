import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CigaretteCard } from '@/components/antojo/cigarette-card';
import { PageHeader } from '@/components/ui/card';
import { translator } from '@/lib/server/idioma';
import { firstValues, requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('antojo.cigarro');
  return { title: t('pagina') };
}

export default async function CigarroPage() {
  const { actor, usuario } = await requireRol('consumidor');
  if (usuario.consumidor_id === null) notFound();
  const t = await translator('antojo.cigarro');
  const { zona_horaria } = await firstValues(actor, usuario.consumidor_id, []);
  return (
    <>
      <PageHeader title={t('pagina')} />
      <div className="mx-auto max-w-xl">
        <CigaretteCard zone={zona_horaria} />
      </div>
    </>
  );
}
