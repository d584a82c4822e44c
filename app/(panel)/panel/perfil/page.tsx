import type { Metadata } from 'next';
import { AhorroView } from '@/components/inicio/resumen';
import { DatosForm } from '@/components/perfil/datos-form';
import { HabitosForm } from '@/components/perfil/habitos-form';
import { FisicoForm, PlanForm } from '@/components/perfil/perfil-fields';
import { Card, PageHeader } from '@/components/ui/card';
import { requireRol } from '@/lib/server/page-data';
import { offeredNames, ownAhorro, ownProfile } from '@/lib/server/profile-data';

export const metadata: Metadata = { title: 'Perfil' };

export default async function PerfilPage() {
  const { actor } = await requireRol('consumidor');
  const [{ perfil, formularios }, offered, ahorro] = await Promise.all([
    ownProfile(actor),
    offeredNames(),
    ownAhorro(actor),
  ]);
  return (
    <>
      <PageHeader title="Perfil">
        Solo tú ves lo que hay aquí. Quien te acompaña ve tu nombre y tu zona horaria.
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
          <Card title="Tus datos">
            <DatosForm initial={perfil} />
          </Card>
          <Card title="Datos físicos">
            <FisicoForm initial={perfil} label="Guardar" />
          </Card>
          <Card title="Tu plan">
            <PlanForm initial={perfil} label="Guardar" />
          </Card>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
          <AhorroView ahorro={ahorro} />
          <Card title="Tus hábitos">
            <HabitosForm initial={formularios} offered={offered} label="Guardar" />
          </Card>
        </div>
      </div>
    </>
  );
}
