import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import webpush from 'web-push';
import { z } from 'zod';
import { type Config, linkOrigin } from './config';

/** How push services know this installation: all its instances share one. Base64url, of P-256. */
export type Vapid = { publicKey: string; privateKey: string; subject: string };

const keysSchema = z.object({ publicKey: z.string(), privateKey: z.string() });

/**
 * As configured; without, made once and kept in the data folder. Null where several instances would each make their own:
 * a browser that subscribed at one would not be reached by the others.
 */
export function vapidOf(config: Config): Vapid | null {
  const { keys, subject } = config.push;
  const known = keys ?? (config.redisUrl ? null : keptKeys(config.dataDir));
  return known && { ...known, subject: subject ?? subjectOf(config) };
}

/** Whom a push service writes to when something is wrong with what we send. */
function subjectOf(config: Config): string {
  const origin = linkOrigin(config);
  const address = /([^\s<>]+@[^\s<>]+?)>?$/.exec(config.mail.from)?.[1] ?? 'latido@latido.invalid';
  return origin.startsWith('https:') ? origin : `mailto:${address}`;
}

function keptKeys(dataDir: string): z.infer<typeof keysSchema> {
  const file = path.join(dataDir, 'vapid.json');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    // Whole or not at all, and of two processes that begin at once the first one's.
    const draft = `${file}.${process.pid}.${performance.now()}`;
    writeFileSync(draft, JSON.stringify(webpush.generateVAPIDKeys()), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(draft);
    }
  }
  return keysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
