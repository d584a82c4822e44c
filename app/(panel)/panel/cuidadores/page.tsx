import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/card';
import { AccessLog } from '@/components/widgets/access-log';
import { ConsentHistory } from '@/components/widgets/consent-history';
import { ConsentimientoList } from '@/components/widgets/consentimiento-list';
import { EmergencyHistory } from '@/components/widgets/emergency-history';
import { InviteCard } from '@/components/widgets/invite-card';
import { HISTORY_PAGE } from '@/lib/domain/consentimientos';
import { ownEmergenciasPage } from '@/lib/server/admin-data';
import { translator } from '@/lib/server/idioma';
import { ownAccesos, ownConsentHistory, ownConsentimientos, requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('consentimiento');
  return { title: t('titulo') };
}

export default async function CaregiversPage() {
  const t = await translator('consentimiento');
  const person = await requireRol('consumidor');
  const consentimientos = await ownConsentimientos(person.actor);
  const { historial, zona_horaria } = await ownConsentHistory(person, HISTORY_PAGE);
  const log = await ownAccesos(person.actor);
  return (
    <>
      <PageHeader title={t('titulo')}>{t('entrada')}</PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <InviteCard zone={zona_horaria} />
        <ConsentimientoList initial={consentimientos} zone={zona_horaria} />
        <AccessLog {...log} zone={zona_horaria} />
        <EmergencyHistory
          usuarioId={person.usuario.id}
          initial={await ownEmergenciasPage(person.actor)}
          zone={zona_horaria}
        />
        <ConsentHistory initial={historial} zone={zona_horaria} />
      </div>
    </>
  );
}
