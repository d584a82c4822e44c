import type { Metadata } from 'next';
import { SaludView } from '@/components/admin/salud-view';
import { PageHeader } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { salud } from '@/lib/server/admin-data';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('admin.sistema');
  return { title: t('titulo') };
}

export default async function SystemPage() {
  await requireRol('administrador');
  const t = await translator('admin.sistema');
  return (
    <>
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
      <SaludView initial={await salud()} />
      <Notice kind="info" title={t('sin_salud')} className="mt-6">
        {t('sin_salud_texto')}
      </Notice>
    </>
  );
}
