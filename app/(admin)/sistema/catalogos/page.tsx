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
        {/* Two stacks, so that a short card leaves no hole under it. */}
        {[0, 1].map((side) => (
          <div key={side} className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
            {catalogos
              .filter((_, index) => index % 2 === side)
              .map(({ name, initial }) => (
                <CatalogoCard key={name} name={name} initial={initial} />
              ))}
          </div>
        ))}
      </div>
    </>
  );
}
