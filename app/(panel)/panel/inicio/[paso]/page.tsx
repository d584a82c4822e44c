import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PasoView } from '@/components/inicio/paso-view';
import { ResumenView } from '@/components/inicio/resumen';
import { PASOS } from '@/lib/domain/inicio';
import { translator } from '@/lib/server/idioma';
import { requireRol } from '@/lib/server/page-data';
import { offeredEntries, ownAhorro, ownInicio, ownProfile } from '@/lib/server/profile-data';

type Props = { params: Promise<{ paso: string }> };

async function pasoOf({ params }: Props) {
  const { paso } = await params;
  return PASOS.find((one) => one === paso);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const paso = await pasoOf(props);
  if (!paso) return { title: (await translator('comun'))('no_existe.titulo') };
  const t = await translator('perfil.inicio');
  return { title: t(`titulo.${paso}`) };
}

export default async function PasoPage(props: Props) {
  const { actor, usuario } = await requireRol('consumidor');
  const paso = await pasoOf(props);
  if (!paso) notFound();
  const inicio = await ownInicio(actor);
  if (paso === 'resumen') return <ResumenView inicio={inicio} ahorro={await ownAhorro(actor)} />;
  const [profile, offered] = await Promise.all([ownProfile(actor), offeredEntries()]);
  return (
    <PasoView key={paso} paso={paso} usuarioId={usuario.id} inicio={inicio} offered={offered} {...profile} />
  );
}
