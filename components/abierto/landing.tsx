import { Ban, Feather, HeartPulse, type LucideIcon, Server, ShieldCheck, Users, Waves } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import type { Translate } from '@/lib/i18n/translate';
import { ExampleTrace } from './example-trace';

const GIVES = [
  { key: 'antojo', icon: Waves },
  { key: 'vivo', icon: HeartPulse },
  { key: 'castigo', icon: Feather },
  { key: 'cuidadores', icon: Users },
  { key: 'datos', icon: ShieldCheck },
  { key: 'casa', icon: Server },
] as const;
const LIMITS = ['diagnostico', 'prediccion', 'garantia', 'anuncios'] as const;

type LandingProps = { t: Translate<'ayuda.portada'> };

/**
 * What Latido is, for who does not know it. Each sentence is true of the program as it is. Words alone: the server draws
 * them, and nothing of it has to come alive.
 */
export function Landing({ t }: LandingProps) {
  return (
    <>
      <section className="grid items-center gap-8 py-4 lg:grid-cols-2 lg:gap-12 lg:py-12">
        <div>
          <h1 className="text-3xl font-semibold tracking-tight text-balance sm:text-5xl">{t('titulo')}</h1>
          <p className="mt-4 max-w-prose text-lg text-pretty text-ink-soft">{t('lema')}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            <ButtonLink href="/registro">{t('crear')}</ButtonLink>
            <ButtonLink href="/entrar" variant="secondary">
              {t('tengo')}
            </ButtonLink>
          </div>
        </div>
        <ExampleTrace t={t} />
      </section>
      <ul className="mt-8 grid gap-4 sm:grid-cols-2 lg:grid-cols-3 lg:gap-6">
        {GIVES.map(({ key, icon }) => (
          <Gives key={key} icon={icon} title={t(`da.${key}.titulo`)}>
            {t(`da.${key}.texto`)}
          </Gives>
        ))}
      </ul>
      <section
        aria-labelledby="limites"
        className="mt-12 rounded-2xl border border-line bg-surface p-5 sm:p-8"
      >
        <h2 id="limites" className="text-2xl font-semibold">
          {t('limites.titulo')}
        </h2>
        <ul className="mt-4 grid gap-4 text-pretty text-ink-soft sm:grid-cols-2">
          {LIMITS.map((key) => (
            <li key={key} className="flex gap-3">
              <Ban aria-hidden className="mt-1 size-4 shrink-0 text-ink-faint" />
              {t(`limites.${key}`)}
            </li>
          ))}
        </ul>
        <p className="mt-6">
          <Link href="/privacidad" className="font-medium text-accent-ink underline underline-offset-4">
            {t('limites.privacidad')}
          </Link>
        </p>
      </section>
    </>
  );
}

function Gives({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children: string }) {
  return (
    <li className="rounded-2xl border border-line bg-surface p-5 shadow-card">
      <Icon aria-hidden className="size-6 text-accent-ink" />
      <h2 className="mt-3 text-base font-semibold">{title}</h2>
      <p className="mt-1 text-pretty text-ink-soft">{children}</p>
    </li>
  );
}
