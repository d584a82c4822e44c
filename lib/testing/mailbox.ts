import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { mailsTo } from './mails';

/** A data folder of its own, and the mails that a server without SMTP wrote into it. */
export async function openMailbox() {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'latido-mailbox-'));
  const folder = path.join(dataDir, 'correo');
  return {
    dataDir,
    folder,
    to: (email: string) => mailsTo(folder, email),
    /** The newest mail to an address with this in its text, once it is there. */
    until: (email: string, text: string): Promise<string> =>
      vi.waitFor(
        async () => {
          const found = (await mailsTo(folder, email)).findLast((mail) => mail.includes(text));
          if (!found) throw new Error(`no mail to ${email} says ${text}`);
          return found;
        },
        { timeout: 10_000, interval: 20 },
      ),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}
