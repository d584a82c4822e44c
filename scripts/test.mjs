import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureInstalled } from './steps/install.mjs';
import { endRunning } from './steps/processes.mjs';
import { makeProgress, secondsSince } from './steps/progress.mjs';
import { check, NOTHING, playwright, vitest } from './steps/runners.mjs';
import { ensureTools } from './steps/tools.mjs';

const bin = (name) => path.join('node_modules', '.bin', name);
const node = process.execPath;

/** The later ones need what `needs` names. */
const STEPS = [
  check('Cliente de la base de datos', bin('prisma'), ['generate']),
  check('Formato y reglas', bin('biome'), ['check']),
  check('Tipos', bin('tsc'), ['--noEmit']),
  check('Lista de paquetes', node, ['scripts/check-lock.mjs']),
  check('Fallos conocidos de los paquetes', node, ['scripts/audit.mjs']),
  vitest('Unidades en UTC', 'unit', { TZ: 'UTC' }),
  vitest('Unidades en Tijuana', 'unit', { TZ: 'America/Tijuana' }),
  vitest('Integración', 'integration'),
  vitest('Fallos de red, servidor, Redis y PostgreSQL', 'faults', { LATIDO_FAULTS: 'short' }),
  check('Tramas hostiles', node, [
    '--import',
    'tsx',
    'scripts/fuzz.ts',
    '--frames',
    '3000',
    '--seed',
    'latido',
  ]),
  check('Compilación', node, ['scripts/build.mjs']),
  { ...vitest('Arranque de lo compilado', 'boot'), needs: ['Compilación'] },
  {
    ...playwright('Navegador', 'e2e/playwright.config.ts'),
    needs: ['Compilación', 'Chromium'],
  },
];

const started = performance.now();
const reports = mkdtempSync(path.join(os.tmpdir(), 'latido-test-'));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupted(signal));
const total = { ...NOTHING };
try {
  await testAll();
} catch (error) {
  console.error(`\n${error.message}`);
  total.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function testAll() {
  const { step } = makeProgress(STEPS.length + 2, { quiet: false });
  await step('Paquetes', () => ensureInstalled());
  let tools = { env: {}, missing: [] };
  await step('Programas que usan las pruebas', async () => {
    tools = await ensureTools();
    return tools.missing.length === 0 ? 'listo' : `falta ${tools.missing.join(' y ')}`;
  });
  const context = { reports, env: { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...tools.env } };
  const unavailable = new Set(tools.missing);
  const lines = [];
  for (const one of STEPS) {
    const lacking = (one.needs ?? []).filter((need) => unavailable.has(need));
    lines.push(await attempt(step, one, lacking, context, unavailable));
  }
  console.log(`\nEn ${secondsSince(started)}:\n${lines.join('\n')}`);
  for (const tool of tools.missing) console.log(`AVISO: sin ${tool} se saltaron las pruebas que lo usan`);
}

/** Goes on after a failure, so that one run shows all faults; what builds on the failed step is not tried. */
async function attempt(step, one, lacking, context, unavailable) {
  if (lacking.length > 0) {
    await step(one.name, () => `saltado, falta ${lacking.join(' y ')}`);
    return `  – ${one.name}: saltado, falta ${lacking.join(' y ')}`;
  }
  const from = performance.now();
  const fault = await step(one.name, () => one.run(context)).then(
    () => undefined,
    (error) => error,
  );
  const counts = one.count(context);
  // A command that failed without naming a test is a failure all the same.
  const failed = fault === undefined ? counts.failed : Math.max(1, counts.failed);
  total.passed += counts.passed;
  total.failed += failed;
  total.skipped += counts.skipped;
  if (fault !== undefined) {
    unavailable.add(one.name);
    console.error(fault.message);
  }
  const tests =
    counts.passed + counts.failed === 0 ? '' : `, ${counts.passed} pasan, ${counts.failed} fallan`;
  const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} saltadas`;
  return `  ${failed === 0 ? '✓' : '✗'} ${one.name}${tests}${skipped}, ${secondsSince(from)}`;
}

function interrupted(signal) {
  console.error(`\nInterrumpido (${signal})`);
  endRunning(signal);
  rmSync(reports, { recursive: true, force: true });
  process.exit(130);
}
