import type { Metadata } from 'next';
import { HelpSearch } from '@/components/abierto/help-search';
import { PageHeader } from '@/components/ui/card';
import { translator } from '@/lib/server/idioma';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('ayuda');
  return { title: t('centro.titulo') };
}

export default async function HelpPage() {
  const t = await translator('ayuda');
  return (
    <>
      <PageHeader title={t('centro.titulo')}>{t('centro.lema')}</PageHeader>
      <HelpSearch />
    </>
  );
}
