import { absent, category, local, patientReference, UCUM } from './codes';

type Consumo = {
  id: number;
  habito: string | null;
  habito_otro: string | null;
  cantidad: number;
  ocurrido_at: string;
};

/** What the person says of themselves: they are who tells it. */
const told = (id: string, kind: 'social-history' | 'survey', patient: string, at: string) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: category(kind),
  subject: patientReference(patient),
  effectiveDateTime: at,
  performer: [patientReference(patient)],
});

export function consumoObservation(row: Consumo, patient: string) {
  const habito = row.habito ?? row.habito_otro ?? 'Consumo';
  return {
    ...told(`consumo-${row.id}`, 'social-history', patient, row.ocurrido_at),
    code: local('consumo', 'Consumo registrado'),
    valueQuantity: { value: row.cantidad, unit: 'veces', system: UCUM, code: '1' },
    component: [{ code: local('habito', 'Hábito'), valueString: habito }],
  };
}

type Deseo = {
  id: number;
  tipo: string;
  intensidad: number | null;
  nota: string | null;
  created_at: string;
  resultado: string | null;
  resuelto_at: string | null;
};

export function deseoObservation(row: Deseo, patient: string) {
  const { intensidad, nota, resultado, resuelto_at } = row;
  return {
    ...told(`deseo-${row.id}`, 'survey', patient, row.created_at),
    code: local('deseo', 'Antojo: intensidad de 0 a 10'),
    ...(intensidad === null ? { dataAbsentReason: absent('not-asked') } : { valueInteger: intensidad }),
    ...(nota?.trim() ? { note: [{ text: nota }] } : {}),
    component: [
      { code: local('tipo', 'Tipo'), valueString: row.tipo },
      ...(resultado ? [{ code: local('resultado', 'Cómo terminó'), valueString: resultado }] : []),
      ...(resuelto_at ? [{ code: local('resuelto_at', 'Cuándo terminó'), valueDateTime: resuelto_at }] : []),
    ],
  };
}

type Chequeo = {
  id: number;
  emocion: string | null;
  emocion_otra: string | null;
  intensidad: number | null;
  nota: string | null;
  ocurrido_at: string;
};

export function chequeoObservation(row: Chequeo, patient: string) {
  const { intensidad, nota } = row;
  return {
    ...told(`chequeo-${row.id}`, 'survey', patient, row.ocurrido_at),
    code: local('chequeo', 'Cómo se siente'),
    valueCodeableConcept: { text: row.emocion ?? row.emocion_otra ?? 'Sin decir' },
    ...(nota?.trim() ? { note: [{ text: nota }] } : {}),
    ...(intensidad === null
      ? {}
      : { component: [{ code: local('intensidad', 'Intensidad'), valueInteger: intensidad }] }),
  };
}
