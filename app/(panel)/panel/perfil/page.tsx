import type { Metadata } from 'next';
import { AhorroView } from '@/components/inicio/resumen';
import { DatosForm } from '@/components/perfil/datos-form';
import { HabitosForm } from '@/components/perfil/habitos-form';
import { FisicoForm, PlanForm } from '@/components/perfil/perfil-fields';
import { Card, PageHeader } from '@/components/ui/card';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';
import { offeredEntries, ownAhorro, ownProfile } from '@/lib/server/profile-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('perfil');
  return { title: t('titulo') };
}

export default async function PerfilPage() {
  const { actor } = await requireRol('consumidor');
  const t = await translator('perfil');
  const [{ perfil, formularios }, offered, ahorro] = await Promise.all([
    ownProfile(actor),
    offeredEntries(),
    ownAhorro(actor),
  ]);
  return (
    <>
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
          <Card title={t('datos.titulo')}>
            <DatosForm initial={perfil} />
          </Card>
          <Card title={t('fisico.titulo')}>
            <FisicoForm initial={perfil} label={t('guardar')} />
          </Card>
          <Card title={t('plan.titulo')}>
            <PlanForm initial={perfil} label={t('guardar')} />
          </Card>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
          <AhorroView ahorro={ahorro} />
          <Card title={t('habitos.titulo')}>
            <HabitosForm initial={formularios} offered={offered} label={t('guardar')} />
          </Card>
        </div>
      </div>
    </>
  );
}
