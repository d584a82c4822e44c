import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What a server without SMTP wrote into its folder for an address, the oldest first, as it reads. */
export async function mailsTo(folder: string, email: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const mails = await Promise.all(names.sort().map((name) => readFile(path.join(folder, name), 'utf8')));
  const isTo = (mail: string) => {
    const lines = mail.split(/\r?\n/);
    return lines.includes(`To: ${email}`) || lines.includes(`To: <${email}>`);
  };
  return mails.filter(isTo).map(plainText);
}

/** Quoted-printable undone: soft line breaks and bytes in hex. */
export function plainText(mail: string): string {
  return mail
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
}

/** The address that the link in a mail leads to. */
export function linkIn(mail: string): string {
  const link = /https?:\/\/\S+\?enlace=[\w-]+/.exec(mail)?.[0];
  if (!link) throw new Error('no link in the mail');
  return link;
}

/** The secret of that link. */
export function secretIn(mail: string): string {
  return new URL(linkIn(mail)).searchParams.get('enlace') ?? '';
}
