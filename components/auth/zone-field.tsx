'use client';

import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { SelectField } from '@/components/ui/field';
import { zoneGroups } from '@/lib/i18n/zone-names';

const DEFAULT_ZONE = 'America/Tijuana';

/**
 * Starts at the zone of the browser. The list is filled after the first render: the server's list of zones
 * may differ from the browser's.
 */
export function ZoneField({ error }: { error?: string }) {
  const t = useTranslations('publico.zona');
  const idioma = useLocale();
  const [zones, setZones] = useState([DEFAULT_ZONE]);
  const [zone, setZone] = useState(DEFAULT_ZONE);

  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone || DEFAULT_ZONE;
    setZones([own, DEFAULT_ZONE, ...Intl.supportedValuesOf('timeZone')]);
    setZone(own);
  }, []);

  return (
    <SelectField
      label={t('campo')}
      name="zona_horaria"
      hint={t('pista')}
      error={error}
      value={zone}
      onChange={(event) => setZone(event.target.value)}
    >
      {zoneGroups(zones, idioma).map((group) => (
        <optgroup key={group.region} label={group.region}>
          {group.zones.map(({ zone: name, city }) => (
            <option key={name} value={name}>
              {city}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
