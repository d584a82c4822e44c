import type { Metadata } from 'next';
import { SaludView } from '@/components/admin/salud-view';
import { PageHeader } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { salud } from '@/lib/server/admin-data';
import { requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Sistema' };

export default async function SystemPage() {
  await requireRol('administrador');
  return (
    <>
      <PageHeader title="Sistema">La salud de esta instalación, al momento.</PageHeader>
      <SaludView initial={await salud()} />
      <Notice kind="info" title="Aquí no hay datos de salud" className="mt-6">
        Ser administrador no da acceso a los datos de nadie: solo cada persona decide quién los ve.
      </Notice>
    </>
  );
}
