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
      // Imported by these very names, or they come whole.
      ...(process.env.NODE_ENV === 'production' && {
        '@/lib/client/channel-facts': { browser: './dist/browser/channel-facts.js' },
        '@/lib/domain/temporal': { browser: './dist/browser/temporal.js' },
      }),
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
