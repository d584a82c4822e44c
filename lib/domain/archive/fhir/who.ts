import { LOINC, patientReference } from './codes';

/** No name, address or birthday: who holds the file knows whose it is. */
export function patientResource(patient: string) {
  return { resourceType: 'Patient', id: patient, active: true };
}

type Dispositivo = { id: number; nombre: string; tipo: string; fuente: string; revoked_at: string | null };

export function deviceResource(row: Dispositivo, patient: string) {
  return {
    resourceType: 'Device',
    id: `dispositivo-${row.id}`,
    status: row.revoked_at ? 'inactive' : 'active',
    deviceName: [{ name: row.nombre, type: 'user-friendly-name' }],
    type: { text: row.tipo },
    patient: patientReference(patient),
    // Simulated values must never pass for measured ones.
    note: [{ text: `Fuente: ${row.fuente}` }],
  };
}

type Consentimiento = {
  id: number;
  cuidador_id: number;
  alcances: string[];
  created_at: string;
  revoked_at: string | null;
};

export function consentResource(row: Consentimiento, patient: string) {
  return {
    resourceType: 'Consent',
    id: `consentimiento-${row.id}`,
    status: row.revoked_at ? 'inactive' : 'active',
    scope: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }],
    },
    category: [{ coding: [{ system: LOINC, code: '59284-0', display: 'Consent Document' }] }],
    patient: patientReference(patient),
    dateTime: row.created_at,
    policyRule: { text: 'Permiso que la persona dio en Latido' },
    provision: {
      type: 'permit',
      period: { start: row.created_at, ...(row.revoked_at ? { end: row.revoked_at } : {}) },
      actor: [
        {
          role: {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }],
          },
          reference: { display: `Cuidador ${row.cuidador_id}` },
        },
      ],
      code: row.alcances.map((text) => ({ text })),
    },
  };
}

/** Where the rest comes from: measured by the devices, told by the person, put together by Latido. */
export function provenanceResource(patient: string, devices: readonly { id: string }[], now: Date) {
  const what = (reference: string) => ({ role: 'source', what: { reference } });
  return {
    resourceType: 'Provenance',
    id: 'exportacion',
    target: [patientReference(patient)],
    recorded: now.toISOString(),
    activity: { text: 'Exportación de los datos de la persona' },
    agent: [
      {
        type: {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type',
              code: 'assembler',
            },
          ],
        },
        who: { display: 'Latido' },
      },
    ],
    entity: [what(`Patient/${patient}`), ...devices.map(({ id }) => what(`Device/${id}`))],
  };
}
