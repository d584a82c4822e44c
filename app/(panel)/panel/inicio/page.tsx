import { redirect } from 'next/navigation';
import { pasoPath } from '@/components/inicio/paso-path';
import { pasoSiguiente } from '@/lib/domain/inicio';
import { requireRol } from '@/lib/server/page-data';
import { ownInicio } from '@/lib/server/profile-data';

/** Goes on where the person left it, on whatever device that was. */
export default async function InicioPage() {
  const { actor } = await requireRol('consumidor');
  redirect(pasoPath(pasoSiguiente(await ownInicio(actor))));
}
