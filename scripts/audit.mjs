import { spawnSync } from 'node:child_process';
import { auditVerdict } from './steps/audit.mjs';

const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev'], { encoding: 'utf8', timeout: 60_000 });
const { ok, text } = auditVerdict(stdout ?? '');
console.log(text);
process.exitCode = ok ? 0 : 1;
