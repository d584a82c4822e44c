import { redirect } from 'next/navigation';
import { Landing } from '@/components/abierto/landing';
import { translator } from '@/lib/server/idioma';
import { homeOf, pageUsuario } from '@/lib/server/page-data';

/** Whoever is signed in goes on to their own pages. */
export default async function RootPage() {
  const session = await pageUsuario();
  if (session) redirect(homeOf(session.usuario.rol));
  return <Landing t={await translator('ayuda.portada')} />;
}
