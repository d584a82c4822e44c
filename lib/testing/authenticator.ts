import { Secret, TOTP } from 'otpauth';

/** The app of a person, as any other makes its codes. */
export type Authenticator = { secreto: string; code(at: Date): string };

export function authenticator(secreto: string): Authenticator {
  const totp = new TOTP({ secret: Secret.fromBase32(secreto) });
  return { secreto, code: (at) => totp.generate({ timestamp: at.getTime() }) };
}
