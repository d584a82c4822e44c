import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Latido', template: '%s · Latido' },
  description: 'Acompañamiento en vivo para quien está dejando de fumar y para quien le cuida.',
  applicationName: 'Latido',
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#172226' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // No page is made ahead of its request: its scripts carry the nonce of the answer, or the browser refuses them.
  await connection();
  return (
    <html lang="es">
      <body className="antialiased">{children}</body>
    </html>
  );
}
