import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import type { Mailer } from '@/lib/domain/correos';
import type { Config } from './config';

type Logger = { info(context: object, message: string): void };

/** A server that hangs holds the others up no longer than this. */
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

/** Over SMTP where that is configured; otherwise each mail is a file, which a mail program opens. */
export function createMailer({ mail, dataDir }: Pick<Config, 'mail' | 'dataDir'>, log: Logger): Mailer {
  if (mail.smtpUrl === null) return fileMailer(path.join(dataDir, 'correo'), mail.from, log);
  return smtpMailer(mail.smtpUrl, mail.from);
}

function smtpMailer(smtpUrl: string, from: string): Mailer {
  // The URL becomes options, to which these would not be added: its own query is where they are read from.
  const url = new URL(smtpUrl);
  for (const [name, value] of Object.entries(PATIENCE))
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(value));
  const transport = createTransport(url.href, { from });
  return { send: async (mail) => void (await transport.sendMail(messageOf(mail, from))) };
}

/** Readable by this usuario of the machine alone: what a mail has in it opens an account. */
function fileMailer(folder: string, from: string, log: Logger): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }) as Transporter<{
    message: Buffer;
  }>;
  return {
    send: async (mail) => {
      const { message } = await transport.sendMail(messageOf(mail, from));
      const file = path.join(folder, `${String(mail.id).padStart(6, '0')}-${mail.tipo}.eml`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(file, message, { mode: 0o600 });
      log.info({ file }, 'without SMTP_URL a mail is written to a file');
    },
  };
}

function messageOf(mail: Parameters<Mailer['send']>[0], from: string): SendMailOptions {
  const domain = /@([^\s>]+)>?$/.exec(from)?.[1] ?? 'latido.invalid';
  return {
    from,
    to: { name: '', address: mail.para },
    subject: mail.asunto,
    text: mail.texto,
    html: mail.html,
    messageId: `<correo-${mail.id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
