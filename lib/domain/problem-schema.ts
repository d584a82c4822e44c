import { z } from 'zod';
import { PROBLEMS, type ProblemCode } from './errors';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** A `Problem` as REST and sockets tell it. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.enum(CODES),
  request_id: z.string().optional(),
  retry_after_ms: z.int().optional(),
  se_borra_at: z.iso.datetime().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
