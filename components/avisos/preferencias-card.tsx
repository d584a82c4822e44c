'use client';

import { Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionForm } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { SelectField, TextField } from '@/components/ui/field';
import { api } from '@/lib/client/api';
import type { NotificacionTipo } from '@/lib/domain/notificaciones';
import { type Preferencias, type PreferenciasChanges, TIPOS_OF } from '@/lib/domain/preferencias';
import { PROMPTS_A_DAY } from '@/lib/domain/prompts';
import type { Rol } from '@/lib/domain/usuarios';
import { Check } from './check';

type PreferenciasCardProps = { initial: Preferencias; rol: Rol };

/** What is told, by which way, and when not. */
export function PreferenciasCard({ initial, rol }: PreferenciasCardProps) {
  const t = useTranslations('avisos.preferencias');
  const save = async (text: (name: string) => string) => {
    await api.patch('/api/preferencias', changesOf(text, initial, rol));
    return t('guardado');
  };
  return (
    <Card title={t('titulo')} description={t('texto')}>
      <ActionForm submit={t('guardar')} icon={Save} keeps send={save}>
        {(errors) => (
          <>
            <Ways initial={initial} tipos={TIPOS_OF[rol]} />
            <QuietHours initial={initial} errors={errors} />
            {rol === 'consumidor' && <OwnPace initial={initial} errors={errors} />}
            <Check
              name="mostrar_texto"
              label={t('mostrar_texto')}
              hint={t('mostrar_texto_ayuda')}
              on={initial.mostrar_texto}
            />
          </>
        )}
      </ActionForm>
    </Card>
  );
}

function Ways({ initial, tipos }: { initial: Preferencias; tipos: readonly NotificacionTipo[] }) {
  const t = useTranslations('avisos');
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('preferencias.cuales')}</legend>
      <ul className="mt-2 divide-y divide-line">
        {tipos.map((tipo) => (
          <li key={tipo} className="py-3">
            <p className="text-sm font-medium">{t(`tipo.${tipo}`)}</p>
            <p className="text-sm text-ink-faint">{t(`que_es.${tipo}`)}</p>
            <div className="mt-1.5 flex flex-wrap gap-x-6">
              <Check
                name={`en_app ${tipo}`}
                label={t('preferencias.en_app')}
                of={t(`tipo.${tipo}`)}
                on={tipo === 'alerta' || initial.en_app.includes(tipo)}
                fixed={tipo === 'alerta'}
              />
              <Check
                name={`por_push ${tipo}`}
                label={t('preferencias.por_push')}
                of={t(`tipo.${tipo}`)}
                on={initial.por_push.includes(tipo)}
              />
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-ink-faint">{t('preferencias.alerta_siempre')}</p>
    </fieldset>
  );
}

type PartProps = { initial: Preferencias; errors: Record<string, string> };

function QuietHours({ initial, errors }: PartProps) {
  const t = useTranslations('avisos.preferencias');
  const [on, setOn] = useState(initial.silencio_desde !== null);
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('silencio')}</legend>
      <div className="mt-1.5">
        <Check name="silencio" label={t('silencio_si')} hint={t('silencio_ayuda')} on={on} onChange={setOn} />
      </div>
      {on && (
        <div className="mt-3 grid grid-cols-2 gap-3 max-[22rem]:grid-cols-1 sm:max-w-xs">
          <TextField
            label={t('desde')}
            name="silencio_desde"
            type="time"
            required
            defaultValue={initial.silencio_desde ?? '22:00'}
            error={errors.silencio_desde}
          />
          <TextField
            label={t('hasta')}
            name="silencio_hasta"
            type="time"
            required
            defaultValue={initial.silencio_hasta ?? '07:00'}
            error={errors.silencio_hasta}
          />
        </div>
      )}
    </fieldset>
  );
}

/** How often Latido may speak up by itself, and the one question that a person can ask for. */
function OwnPace({ initial, errors }: PartProps) {
  const t = useTranslations('avisos.preferencias');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={t('al_dia')}
        hint={t('al_dia_ayuda')}
        name="avisos_al_dia"
        defaultValue={String(initial.avisos_al_dia)}
        error={errors.avisos_al_dia}
      >
        {Array.from({ length: PROMPTS_A_DAY + 1 }, (_, most) => (
          <option key={String(most)} value={most}>
            {t('veces', { n: most })}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('chequeo')}
        hint={t('chequeo_ayuda')}
        name="hora_chequeo"
        type="time"
        defaultValue={initial.hora_chequeo ?? ''}
        error={errors.hora_chequeo}
      />
    </div>
  );
}

/** What the form holds; what it does not show to this rol stays as it is. */
function changesOf(text: (name: string) => string, initial: Preferencias, rol: Rol): PreferenciasChanges {
  const shown = TIPOS_OF[rol];
  const chosen = (way: 'en_app' | 'por_push') => [
    ...initial[way].filter((tipo) => !shown.includes(tipo)),
    ...shown.filter((tipo) => (way === 'en_app' && tipo === 'alerta') || text(`${way} ${tipo}`) !== ''),
  ];
  const quiet = text('silencio') !== '';
  return {
    en_app: chosen('en_app'),
    por_push: chosen('por_push'),
    silencio_desde: quiet ? text('silencio_desde') : null,
    silencio_hasta: quiet ? text('silencio_hasta') : null,
    mostrar_texto: text('mostrar_texto') !== '',
    ...(rol === 'consumidor'
      ? { avisos_al_dia: Number(text('avisos_al_dia')), hora_chequeo: text('hora_chequeo') || null }
      : { zona_horaria: Intl.DateTimeFormat().resolvedOptions().timeZone }),
  };
}
