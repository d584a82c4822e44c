'use client';

import { useEffect, useState } from 'react';
import { SelectField, TextField } from '@/components/ui/field';
import { zoneGroups } from '@/components/ui/zone-names';
import type { Perfil } from '@/lib/domain/perfil';
import { PerfilForm } from './perfil-form';

/** Who one is, and where one's days begin. */
export function DatosForm({ initial }: { initial: Perfil }) {
  const zones = useZones();
  return (
    <PerfilForm initial={initial} names={['nombre', 'telefono', 'zona_horaria']} label="Guardar">
      {({ bind, text }) => (
        <>
          <TextField label="Nombre" autoComplete="name" maxLength={80} required {...bind('nombre')} />
          <TextField label="Teléfono" type="tel" autoComplete="tel" {...bind('telefono')} />
          <SelectField
            label="Zona horaria"
            hint="Tus días empiezan a medianoche en esta zona. Si la cambias, tus días pasados se cuentan de nuevo."
            {...bind('zona_horaria')}
          >
            {zoneGroups([text('zona_horaria'), ...zones]).map(({ region, zones: held }) => (
              <optgroup key={region} label={region}>
                {held.map(({ zone, city }) => (
                  <option key={zone} value={zone}>
                    {city}
                  </option>
                ))}
              </optgroup>
            ))}
          </SelectField>
        </>
      )}
    </PerfilForm>
  );
}

/** After the first render: the server's list of zones may differ from the browser's. */
function useZones(): string[] {
  const [zones, setZones] = useState<string[]>([]);
  useEffect(() => setZones(Intl.supportedValuesOf('timeZone')), []);
  return zones;
}
