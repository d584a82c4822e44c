import type { Metadata } from 'next';
import { CatalogoCard } from '@/components/catalogos/catalogo-card';
import { PageHeader } from '@/components/ui/card';
import { CATALOGO_NAMES } from '@/lib/domain/catalogos';
import { requireRol } from '@/lib/server/page-data';
import { keptCatalogo } from '@/lib/server/profile-data';

export const metadata: Metadata = { title: 'Catálogos' };

export default async function CatalogosPage() {
  await requireRol('administrador');
  const catalogos = await Promise.all(
    CATALOGO_NAMES.map(async (name) => ({ name, initial: await keptCatalogo(name) })),
  );
  return (
    <>
      <PageHeader title="Catálogos">
        Lo que ofrecen los formularios, en este orden. Nada se borra: lo que dejas de ofrecer conserva su
        nombre en lo que ya se registró.
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
        {catalogos.map(({ name, initial }) => (
          <CatalogoCard key={name} name={name} initial={initial} />
        ))}
      </div>
    </>
  );
}
