import type { Metadata } from 'next';
import { CatalogoCard } from '@/components/catalogos/catalogo-card';
import { PageHeader } from '@/components/ui/card';
import { CATALOGO_NAMES } from '@/lib/domain/catalogos';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';
import { keptCatalogo } from '@/lib/server/profile-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('admin.catalogos');
  return { title: t('titulo') };
}

export default async function CatalogosPage() {
  await requireRol('administrador');
  const t = await translator('admin.catalogos');
  const catalogos = await Promise.all(
    CATALOGO_NAMES.map(async (name) => ({ name, initial: await keptCatalogo(name) })),
  );
  return (
    <>
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
        {catalogos.map(({ name, initial }) => (
          <CatalogoCard key={name} name={name} initial={initial} />
        ))}
      </div>
    </>
  );
}
