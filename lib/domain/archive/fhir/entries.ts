import { heartRateObservation } from './heart-rate';
import { chequeoObservation, consumoObservation, deseoObservation } from './logged';
import { consentResource, deviceResource, patientResource, provenanceResource } from './who';

export type Entry = { resourceType: string; id: string } & Record<string, unknown>;
type Row = Record<string, unknown>;
export type RowReader = (table: string) => AsyncIterable<Row[]>;

/** The tables that the bundle is made from, each read once. */
export const FHIR_TABLES: readonly string[] = [
  'consumidores',
  'dispositivos',
  'consentimientos',
  'rollups',
  'consumos',
  'deseos',
  'formularios_temporales',
];

type Made = (row: never, patient: string) => Entry | null;

const TOLD: readonly (readonly [table: string, made: Made])[] = [
  ['consentimientos', consentResource],
  ['rollups', heartRateObservation],
  ['consumos', consumoObservation],
  ['deseos', deseoObservation],
  ['formularios_temporales', chequeoObservation],
];

/** Who it is about, with what it was measured, who may see it, and what was measured and told. */
export async function* entriesOf(rows: RowReader, now: Date): AsyncGenerator<Entry> {
  const [person] = await all(rows('consumidores'));
  const patient = String(person?.id ?? 0);
  yield patientResource(patient);
  const devices = (await all(rows('dispositivos'))).map((row) => deviceResource(row as never, patient));
  yield* devices;
  for (const [table, made] of TOLD)
    for await (const some of rows(table))
      for (const row of some) {
        const resource = made(row as never, patient);
        if (resource) yield resource;
      }
  yield provenanceResource(patient, devices, now);
}

async function all(rows: AsyncIterable<Row[]>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const some of rows) found.push(...some);
  return found;
}
