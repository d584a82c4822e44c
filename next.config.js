/** Made by `scripts/steps/for-pages.mjs`; who imports one of them by another name gets it whole. */
const inShort = {
  '@/lib/client/channel-facts': { browser: './dist/pages/channel-facts.js' },
  '@/lib/domain/temporal': { browser: './dist/pages/temporal.js' },
  '@/lib/i18n/messages': './dist/pages/messages.js',
  'use-intl/format-message': 'use-intl/format-message/format-only',
};

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm run check` runs the type checker once over everything: a build that types again only takes longer.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    resolveAlias: {
      zod: { browser: './lib/client/no-zod.ts' },
      ...(process.env.NODE_ENV === 'production' && inShort),
      '@/lib/client/page-styles': {
        browser: './lib/client/page-styles.ts',
        default: './lib/server/page-styles.ts',
      },
    },
  },
  // Stateful or native packages must be one module instance per process, never bundled copies.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/client',
    '@prisma/adapter-pg',
    'pg',
    'pino',
    'ws',
    'ioredis',
    'web-push',
  ],
};
