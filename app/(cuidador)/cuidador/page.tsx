import type { Metadata } from 'next';
import { DrawnOnce } from '@/components/shell/drawn-once';
import { PageHeader } from '@/components/ui/card';
import { AcceptInvitationCard } from '@/components/widgets/accept-invitation-card';
import { Board } from '@/components/widgets/board';
import { BoardEmpty } from '@/components/widgets/board-empty';
import { WorryLine } from '@/components/widgets/worry-line';
import { boardData } from '@/lib/server/board-data';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('cuidador.tablero');
  return { title: t('titulo') };
}

export default async function BoardPage() {
  const t = await translator('cuidador.tablero');
  const { actor } = await requireRol('cuidador');
  const { people, at } = await boardData(actor);
  const empty = people.length === 0;
  return (
    <>
      <PageHeader title={t('encabezado')}>{t('entrada')}</PageHeader>
      <div className={empty ? 'grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]' : 'grid gap-8'}>
        <section aria-labelledby="personas">
          <h2 id="personas" className="sr-only">
            {t('titulo')}
          </h2>
          {empty ? (
            <BoardEmpty />
          ) : (
            <DrawnOnce stamp={crypto.randomUUID()}>
              <Board people={people} at={at} />
              <div className="mt-4">
                <WorryLine />
              </div>
            </DrawnOnce>
          )}
        </section>
        <div className="max-w-md">
          <AcceptInvitationCard />
        </div>
      </div>
    </>
  );
}
