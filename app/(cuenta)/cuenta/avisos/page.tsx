import type { Metadata } from 'next';
import { AvisosList } from '@/components/avisos/avisos-list';
import { PreferenciasCard } from '@/components/avisos/preferencias-card';
import { PushCard } from '@/components/avisos/push-card';
import { PageHeader } from '@/components/ui/card';
import { ROLES } from '@/lib/domain/usuarios';
import { AVISOS_PAGE, ownAvisos } from '@/lib/server/aviso-data';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('avisos');
  return { title: t('titulo') };
}

export default async function AvisosPage() {
  const { actor, usuario } = await requireRol(...ROLES);
  const t = await translator('avisos');
  const { avisos, preferencias, clave, dispositivos } = await ownAvisos(actor, usuario.idioma);
  return (
    <>
      <PageHeader title={t('titulo')}>{t('pagina')}</PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <AvisosList initial={avisos} pageSize={AVISOS_PAGE} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:gap-6">
          <PushCard clave={clave} dispositivos={dispositivos} />
          <PreferenciasCard initial={preferencias} rol={usuario.rol} />
        </div>
      </div>
    </>
  );
}
