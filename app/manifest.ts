import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { pageIdioma, translator } from '@/lib/server/idioma';

/** What the installed app is called, and how it looks on a home screen. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  await connection();
  const t = await translator('avisos.instalada');
  const common = await translator('comun');
  const icons = [{ src: '/icons/antojo-96.png', sizes: '96x96', type: 'image/png' }];
  return {
    id: '/',
    name: common('marca'),
    short_name: common('marca'),
    description: common('descripcion'),
    lang: await pageIdioma(),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f5f8f8',
    theme_color: '#00756a',
    categories: ['health', 'lifestyle'],
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: t('antojo'), url: '/panel/antojo', icons },
      { name: t('cigarro'), url: '/panel/cigarro', icons },
    ],
  };
}
