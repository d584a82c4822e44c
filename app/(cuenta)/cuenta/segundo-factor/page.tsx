import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/card';
import { IdentityCard } from '@/components/widgets/identity-card';
import { SecondFactorView } from '@/components/widgets/second-factor-view';
import { ROLES } from '@/lib/domain/usuarios';
import { translator } from '@/lib/server/idioma';
import {
  issuerName,
  ownIdentidades,
  ownSegundoFactor,
  ownsPassword,
  requireRol,
} from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('cuenta');
  return { title: t('factor.titulo') };
}

type SecondFactorPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SecondFactorPage({ searchParams }: SecondFactorPageProps) {
  const { actor } = await requireRol(...ROLES);
  const factor = await ownSegundoFactor(actor);
  const t = await translator('cuenta.factor');
  const issuer = issuerName();
  const { enlace } = await searchParams;
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('titulo')}>{t('texto')}</PageHeader>
      <div className="grid gap-4">
        <SecondFactorView initial={factor} />
        {issuer && (
          <IdentityCard
            name={issuer}
            initial={await ownIdentidades(actor)}
            factor={factor.activo}
            password={await ownsPassword(actor)}
            outcome={enlace === 'hecho' || enlace === 'en_uso' ? enlace : undefined}
          />
        )}
      </div>
    </div>
  );
}
