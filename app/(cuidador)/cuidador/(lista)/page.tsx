import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/card';
import { AcceptInvitationCard } from '@/components/widgets/accept-invitation-card';
import { FollowedList } from '@/components/widgets/followed-list';
import { followed, requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Personas' };

export default async function FollowedPage() {
  const { actor } = await requireRol('cuidador');
  const people = await followed(actor);
  return (
    <>
      <PageHeader title="Personas que acompañas">
        Ves solo lo que cada persona comparte. Una palabra amable ayuda más que vigilar.
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <section aria-labelledby="lista">
          <h2 id="lista" className="sr-only">
            Lista
          </h2>
          <FollowedList people={people} />
        </section>
        <AcceptInvitationCard />
      </div>
    </>
  );
}
