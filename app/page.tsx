import { redirect } from 'next/navigation';
import { homeOf, pageUsuario } from '@/lib/server/page-data';

export default async function RootPage() {
  const session = await pageUsuario();
  redirect(session ? homeOf(session.usuario.rol) : '/entrar');
}
