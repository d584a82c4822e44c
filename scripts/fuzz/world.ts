/** An account with what it may hold: tokens, a cookie of our pages, the key of a device. */
export type Account = {
  usuario_id: number;
  consumidor_id: number;
  access: string;
  refresh: string;
  cookie: string;
  clave: string;
};

/** What an attacker knows: its own accounts, the numbers of the victim, and credentials that are worth nothing. */
export type World = {
  host: string;
  own: Account;
  victim: Pick<Account, 'usuario_id' | 'consumidor_id'>;
  /** Expired, of an ended session, forged, of another kind. */
  worthless: string[];
  /** Of the attacker's readings. */
  cursor: string;
};

/** Planted in the data of the victim; nobody else has them. A mean of the rate is rounded to one of its shorter forms. */
export const SECRET_RATE = 123.4375;
export const SECRET_TEXT = 'secreto-inconfundible';
export const SECRETS: readonly Buffer[] = ['123.43', '123.44', SECRET_TEXT].map((text) => Buffer.from(text));

const LONGEST = Math.max(...SECRETS.map(({ length }) => length));

/** Looks through all that one connection brings, also across the pieces it comes in. */
export function createSearch(): (chunk: Buffer) => string | undefined {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = Buffer.concat([rest, chunk]);
    rest = bytes.subarray(-(LONGEST - 1));
    return SECRETS.find((secret) => bytes.includes(secret))?.toString();
  };
}
