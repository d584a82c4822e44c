import { LatidoError } from './errors';
import { passwordSchema } from './usuarios';

export type PasswordOwner = { email: string; nombre: string };

/** What is known of passwords of others. Neither throws: a list that cannot be asked refuses nobody. */
export type LeakedPasswords = {
  /** Among the passwords that everybody tries first. */
  isCommon(password: string): Promise<boolean>;
  /** In a breach that became public, as far as this installation asks. */
  isBreached(password: string): Promise<boolean>;
};

/** A shorter name is part of too many words. */
const NAME_MIN = 4;

/** Why this person may not have this password, or null; told to them as it is. */
export async function passwordFault(
  password: string,
  { email, nombre }: PasswordOwner,
  leaked: LeakedPasswords,
): Promise<string | null> {
  const shape = passwordSchema.safeParse(password);
  if (!shape.success) return shape.error.issues[0]?.message ?? 'Esta contraseña no sirve';
  const plain = plainOf(password);
  const name = plainOf(nombre);
  const ownName = plain === name || (name.length >= NAME_MIN && plain.includes(name));
  if (ownName) return 'No uses tu nombre en la contraseña';
  const address = plainOf(email);
  if (plain.includes(address) || plain === address.split('@')[0]) return 'No uses tu correo en la contraseña';
  if (await leaked.isCommon(password)) return 'Esta contraseña es de las más usadas: elige otra';
  if (await leaked.isBreached(password))
    return 'Esta contraseña apareció en una filtración de otro sitio: elige otra';
  return null;
}

const plainOf = (text: string) => text.normalize('NFC').trim().toLowerCase();

/**
 * The one rule for every password that is set: at registration, change and reset, and by the command.
 *
 * @throws invalid, at the field `pointer`
 */
export async function requireGoodPassword(
  leaked: LeakedPasswords,
  password: string,
  owner: PasswordOwner,
  pointer: string,
): Promise<void> {
  const detail = await passwordFault(password, owner, leaked);
  if (detail !== null) throw new LatidoError('invalid', { errors: [{ pointer, detail }] });
}
