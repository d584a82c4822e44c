export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';
export const HEART_RATE_PROFILE = 'http://hl7.org/fhir/StructureDefinition/heartrate';
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';
const ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
/** What has no code of a standard is told by words of our own. */
const LOCAL = 'https://latido.invalid/fhir/CodeSystem/registro';

export const category = (code: 'vital-signs' | 'social-history' | 'survey') => [
  { coding: [{ system: CATEGORY, code }] },
];

export const local = (code: string, text: string) => ({
  coding: [{ system: LOCAL, code, display: text }],
  text,
});

export const absent = (code: 'unknown' | 'not-asked') => ({ coding: [{ system: ABSENT, code }] });

export const patientReference = (patient: string) => ({ reference: `Patient/${patient}` });
