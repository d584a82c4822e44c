import { readLanguages } from '@/lib/client/read-languages';

/**
 * Runs in the browser before everything else. zod would try whether it may compile its checks with eval: the policy
 * of the page refuses that, and each try would be told as a violation.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

readLanguages();
