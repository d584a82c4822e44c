import { problemText } from '@/components/ui/use-action';
import type { Problem } from '@/lib/domain/errors';

/** Of somebody who is signed in, the email is not in question. */
export function proofProblem(problem: Problem): string {
  return problem.code === 'bad_credentials' ? 'La contraseña no es correcta' : problemText(problem);
}
