'use client';

import { useEffect, useState } from 'react';
import { SelectField } from '@/components/ui/field';

const DEFAULT_ZONE = 'America/Tijuana';

/**
 * Starts at the zone of the browser. The list is filled after the first render: the server's list of zones
 * may differ from the browser's.
 */
export function ZoneField({ error }: { error?: string }) {
  const [zones, setZones] = useState([DEFAULT_ZONE]);
  const [zone, setZone] = useState(DEFAULT_ZONE);

  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone || DEFAULT_ZONE;
    setZones([...new Set([own, DEFAULT_ZONE, ...Intl.supportedValuesOf('timeZone')])].sort());
    setZone(own);
  }, []);

  return (
    <SelectField
      label="Zona horaria"
      name="zona_horaria"
      hint="Tus días empiezan a medianoche en esta zona."
      error={error}
      value={zone}
      onChange={(event) => setZone(event.target.value)}
    >
      {zones.map((name) => (
        <option key={name} value={name}>
          {name.replaceAll('_', ' ')}
        </option>
      ))}
    </SelectField>
  );
}
