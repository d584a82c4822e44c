import { writeFileSync } from 'node:fs';
import { MODELOS } from '@/lib/domain/modelo/modelos';
import { PISO } from '@/lib/domain/modelo/weights';
import { EXIT_ERROR, runCli } from './device/cli';
import { UsageError } from './device/options';
import { evaluate } from './evaluate/evaluation';
import { loadPerson } from './evaluate/items';
import { type EvaluateOptions, HELP, parseOptions } from './evaluate/options';
import { reportOf } from './evaluate/report';
import { listSubjects } from './replay/recording-files';

function run(options: EvaluateOptions): number {
  const subjects = listSubjects(options.samples);
  if (subjects.length < 2) throw new UsageError(`En ${options.samples} hacen falta al menos dos grabaciones`);
  const piso = { ...PISO, ventanas_base: options.floor };
  const modelo = MODELOS[options.model](piso);
  const persons = subjects.map((subject) => loadPerson(subject, options.samples, options, modelo, piso));
  if (persons.filter(({ items }) => items.length > 0).length < 2) {
    const reasons = persons.map(({ subject, reason }) => `  ${subject}: ${reason ?? 'sin ventanas'}`);
    console.error(['El modelo se abstuvo: no hay dos personas que comparar.', ...reasons].join('\n'));
    return EXIT_ERROR;
  }
  const evaluation = evaluate(`${modelo.id}@${modelo.version}`, persons);
  console.log(reportOf(evaluation, options));
  if (options.json !== undefined) {
    writeFileSync(options.json, `${JSON.stringify({ options, ...evaluation }, null, 2)}\n`);
  }
  return 0;
}

await runCli({ name: 'evaluate', help: HELP, parse: parseOptions, run });
