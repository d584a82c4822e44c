import { describe, expect, it } from 'vitest';
import { UsageError } from '../device/options';
import { HELP, parseOptions } from './options';

describe('parseOptions', () => {
  it('plays S28 to the demo account by default', () => {
    expect(parseOptions([])).toMatchObject({
      url: 'http://127.0.0.1:3000',
      subjects: [{ subject: 'S28', credentials: { email: 'demo@latido.test', password: 'latido-demo-22' } }],
      speed: 1,
      loop: false,
      acc_hz: 4,
      backfill_minutes: 0,
      seconds: undefined,
    });
  });

  it('gives each recording its own account or key', () => {
    expect(parseOptions(['--subject', 'S03,S07', '--email', 'a@b.c, d@e.f'])?.subjects).toEqual([
      { subject: 'S03', credentials: { email: 'a@b.c', password: 'latido-demo-22' } },
      { subject: 'S07', credentials: { email: 'd@e.f', password: 'latido-demo-22' } },
    ]);
    expect(parseOptions(['--key', 'secreta'])?.subjects).toEqual([
      { subject: 'S28', credentials: { clave: 'secreta' } },
    ]);
  });

  it.each([
    ['--acc-hz', '5'],
    ['--acc-hz', '0.5'],
    ['--speed', '61'],
    ['--speed', 'x'],
    ['--backfill', ''],
    ['--url', 'localhost:3000'],
    ['--subject', ','],
    ['--subject', 'S03,S07'],
    ['--nada'],
    ['suelto'],
  ])('refuses %s %s', (...argv) => {
    expect(() => parseOptions(argv)).toThrow(UsageError);
  });

  it('documents every option', () => {
    expect(parseOptions(['--help'])).toBeUndefined();
    for (const name of [
      'url',
      'subject',
      'email',
      'password',
      'key',
      'speed',
      'loop',
      'acc-hz',
      'backfill',
      'seconds',
      'queue',
      'with-parent',
      'samples',
      'data-dir',
    ]) {
      expect(HELP).toContain(`--${name} `);
    }
  });
});
