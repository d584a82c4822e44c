import { readFileSync, writeFileSync } from 'node:fs';
import { CHANNELS } from '@/lib/channels/registry';
import { metricsDocument } from './metrics/document';

/** Writes docs/metrics.md; with --check only says whether it is what the catalogue makes. */
const FILE = 'docs/metrics.md';
const made = metricsDocument(CHANNELS);

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') === made) console.log(`${FILE} is up to date`);
  else {
    console.error(`${FILE} is stale: node --import tsx scripts/metrics-doc.ts`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, made);
  console.log(`${FILE} written`);
}
