import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AuthCard } from '@/components/auth/auth-card';
import { IssuerButton } from '@/components/auth/issuer-button';
import { safeReturn } from '@/components/auth/safe-return';
import { SignInForm } from '@/components/auth/sign-in-form';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { translator } from '@/lib/server/idioma';
import { issuerName, pageUsuario } from '@/lib/server/page-data';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator('publico');
  return { title: t('entrar.pagina') };
}

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Why somebody came back from the issuer. */
function reasonOf(motivo: string | string[] | undefined): 'correo_en_uso' | 'sin_correo' | 'otro' {
  return motivo === 'correo_en_uso' || motivo === 'sin_correo' ? motivo : 'otro';
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { volver, registrado, contrasena, motivo, error } = await searchParams;
  const target = safeReturn(volver);
  if (await pageUsuario()) redirect(target);
  const t = await translator('publico.entrar');
  const issuer = issuerName();
  return (
    <AuthCard title={t('titulo')} lead={t('texto')}>
      {registrado && (
        <Notice kind="info" title={t('registrado.titulo')} className="mb-5">
          {t('registrado.texto')}
        </Notice>
      )}
      {contrasena && (
        <Notice kind="success" title={t('cambiada.titulo')} className="mb-5">
          {t('cambiada.texto')}
        </Notice>
      )}
      {issuer && (motivo || error) && (
        <div role="alert" className="mb-5">
          <Notice kind="error" title={t('fallo_emisor', { emisor: issuer })}>
            {t(`motivo.${reasonOf(motivo)}`)}
          </Notice>
        </div>
      )}
      <SignInForm volver={target} />
      <p className="mt-4 text-center text-sm">
        <Link href="/recuperar" className="font-medium text-accent-ink underline">
          {t('olvido')}
        </Link>
      </p>
      {issuer && (
        <>
          <p className="my-4 text-center text-sm text-ink-faint">{t('o_bien')}</p>
          <IssuerButton name={issuer} volver={target} />
        </>
      )}
      <p className="mt-6 text-center text-sm text-ink-soft">
        {t('sin_cuenta')}{' '}
        <Link
          href={target === '/' ? '/registro' : `/registro?volver=${encodeURIComponent(target)}`}
          className="font-medium text-accent-ink underline"
        >
          {t('crear')}
        </Link>
      </p>
    </AuthCard>
  );
}
