import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/card';
import { SecondFactorView } from '@/components/widgets/second-factor-view';
import { ROLES } from '@/lib/domain/usuarios';
import { ownSegundoFactor, requireRol } from '@/lib/server/page-data';

export const metadata: Metadata = { title: 'Segundo factor' };

export default async function SecondFactorPage() {
  const { actor } = await requireRol(...ROLES);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title="Segundo factor">
        Además de tu contraseña, un código que solo tu teléfono conoce. Así, quien adivine la contraseña no
        entra.
      </PageHeader>
      <SecondFactorView initial={await ownSegundoFactor(actor)} />
    </div>
  );
}
