import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './processes.mjs';

const bin = (name) => path.join('node_modules', '.bin', name);

/** A command whose success is all that counts. */
export function check(name, command, args) {
  return { name, run: ({ env }) => run(command, args, { env }), count: () => NOTHING };
}

/** Runs a vitest project and counts its tests. */
export function vitest(name, project, env = {}) {
  return {
    name,
    run: (context) =>
      run(
        bin('vitest'),
        [
          'run',
          '--project',
          project,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report(context, name)}`,
        ],
        { env: { ...context.env, ...env } },
      ),
    count: (context) => vitestCounts(readReport(report(context, name))),
  };
}

export function playwright(name, config) {
  return {
    name,
    run: (context) =>
      run(bin('playwright'), ['test', '-c', config, '--reporter=list,json'], {
        env: { ...context.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report(context, name) },
      }),
    count: (context) => playwrightCounts(readReport(report(context, name))),
  };
}

export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

export function vitestCounts(found) {
  if (found === undefined) return NOTHING;
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}

/** A test that passed only when repeated counts as passed; Playwright names it in its own summary. */
export function playwrightCounts(found) {
  if (found === undefined) return NOTHING;
  const { expected, flaky, unexpected, skipped } = found.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

function report({ reports }, name) {
  return path.join(reports, `${name.replaceAll(/\W+/g, '-')}.json`);
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
