import './zod-words';
import { type FieldError, LatidoError } from './errors';

type Issue = { path: PropertyKey[]; message: string; code: string; keys?: string[] };

/** zod's findings with JSON pointers to the fields. */
export function invalid(issues: readonly Issue[], code: 'invalid' | 'bad_frame' = 'invalid'): LatidoError {
  const errors: FieldError[] = issues.flatMap((issue) => {
    const at = issue.path.map((part) => `/${String(part)}`).join('');
    if (issue.code === 'unrecognized_keys' && issue.keys)
      return issue.keys.map((key) => ({ pointer: `${at}/${key}`, detail: 'Este campo no existe' }));
    return [{ pointer: at, detail: issue.message }];
  });
  return new LatidoError(code, { errors });
}
