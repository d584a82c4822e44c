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
