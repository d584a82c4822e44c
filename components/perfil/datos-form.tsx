'use client';

import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { SelectField, TextField } from '@/components/ui/field';
import type { Perfil } from '@/lib/domain/perfil';
import { zoneGroups } from '@/lib/i18n/zone-names';
import { PerfilForm } from './perfil-form';

/** Who one is, and where one's days begin. */
export function DatosForm({ initial }: { initial: Perfil }) {
  const t = useTranslations('perfil');
  const idioma = useLocale();
  const zones = useZones();
  return (
    <PerfilForm initial={initial} names={['nombre', 'telefono', 'zona_horaria']} label={t('guardar')}>
      {({ bind, text }) => (
        <>
          <TextField
            label={t('datos.nombre')}
            autoComplete="name"
            maxLength={80}
            required
            {...bind('nombre')}
          />
          <TextField label={t('datos.telefono')} type="tel" autoComplete="tel" {...bind('telefono')} />
          <SelectField label={t('datos.zona')} hint={t('datos.zona_ayuda')} {...bind('zona_horaria')}>
            {zoneGroups([text('zona_horaria'), ...zones], idioma).map(({ region, zones: held }) => (
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
