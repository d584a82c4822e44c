import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PasoView } from '@/components/inicio/paso-view';
import { PASO_WORDS } from '@/components/inicio/paso-words';
import { ResumenView } from '@/components/inicio/resumen';
import { PASOS } from '@/lib/domain/inicio';
import { requireRol } from '@/lib/server/page-data';
import { offeredNames, ownAhorro, ownInicio, ownProfile } from '@/lib/server/profile-data';

type Props = { params: Promise<{ paso: string }> };

async function pasoOf({ params }: Props) {
  const { paso } = await params;
  return PASOS.find((one) => one === paso);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const paso = await pasoOf(props);
  return { title: paso ? PASO_WORDS[paso].title : 'No existe' };
}

export default async function PasoPage(props: Props) {
  const { actor, usuario } = await requireRol('consumidor');
  const paso = await pasoOf(props);
  if (!paso) notFound();
  const inicio = await ownInicio(actor);
  if (paso === 'resumen') return <ResumenView inicio={inicio} ahorro={await ownAhorro(actor)} />;
  const [profile, offered] = await Promise.all([ownProfile(actor), offeredNames()]);
  return (
    <PasoView key={paso} paso={paso} usuarioId={usuario.id} inicio={inicio} offered={offered} {...profile} />
  );
}
