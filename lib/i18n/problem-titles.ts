import { PROBLEMS, type ProblemCode } from '@/lib/domain/errors';
import type { Idioma } from '@/lib/domain/usuarios';

/** Spanish stands in the table of problems itself. */
const ENGLISH: Record<ProblemCode, string> = {
  bad_request: 'The request is not valid',
  unauthenticated: 'Sign in again',
  bad_credentials: 'The email or the password is not right',
  second_factor_required: 'The code of your second factor is missing',
  second_factor_wrong: 'The code is not right or was used already',
  not_allowed: 'You have no access to this data',
  email_unverified: 'Confirm your email first',
  password_change_required: 'Choose a password of your own first',
  account_deleted: 'This account is closed and will be erased',
  foreign_origin: 'The request comes from another site',
  not_found: 'It does not exist',
  method_not_allowed: 'This method is not accepted here',
  conflict: 'It clashes with what there is already',
  code_invalid: 'The code does not work: it expired, was used already or does not exist',
  too_large: 'Too large',
  unsupported_media_type: 'This type of content is not accepted',
  invalid: 'Some of the data is not valid',
  headers_too_large: 'The address or the headers are too long',
  bad_frame: 'The message cannot be understood',
  too_many: 'Too many requests: wait a moment',
  too_slow: 'The connection cannot keep up',
  internal: 'Something failed on our side',
  unavailable: 'The service is not available now: try again',
};

export function problemTitle(code: ProblemCode, idioma: Idioma): string {
  return idioma === 'es' ? PROBLEMS[code].title : ENGLISH[code];
}
