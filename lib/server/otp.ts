import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import type { Otp } from '@/lib/domain/segundo-factor';

const PERIOD = 30;
const SECRET_BYTES = 20;

const totpOf = (secret: string, label = '') =>
  new TOTP({
    issuer: 'Latido',
    label,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
  });

export function createOtp(): Otp {
  return {
    secret: () => new Secret({ size: SECRET_BYTES }).base32,
    uri: (secret, email) => totpOf(secret, email).toString(),
    qr: (text) => renderSVG(text, { border: 2, pixelSize: 8 }),
    step: (secret, codigo, now) => {
      const totp = totpOf(secret);
      const timestamp = now.getTime();
      // The library compares in constant time.
      const delta = totp.validate({ token: codigo, timestamp, window: 1 });
      return delta === null ? null : totp.counter({ timestamp }) + delta;
    },
  };
}
