import { formatNumber } from '@/components/ui/format';

const WORDS: Record<string, string> = {
  consumidores: 'Tu perfil',
  dispositivos: 'Dispositivos',
  lecturas: 'Lecturas',
  cuarentena: 'Lecturas apartadas',
  rollups: 'Resúmenes por minuto',
  ventanas: 'Ventanas',
  analisis: 'Predicciones',
  deseos: 'Antojos',
  consumos: 'Consumos',
  formularios_temporales: 'Chequeos',
  notificaciones: 'Avisos',
  formularios: 'Hábitos',
  inicio_pasos: 'Bienvenida',
};

/** What a file of the archive holds, in words: `json/deseos.ndjson` → Antojos. */
export function archiveWords(archivo: string): string {
  const table = /^json\/(.+)\.ndjson$/.exec(archivo)?.[1] ?? archivo;
  return WORDS[table] ?? table.replaceAll('_', ' ');
}

/** `812 KB`, `3.4 MB` */
export function formatBytes(bytes: number): string {
  const kilobytes = bytes / 1_024;
  if (kilobytes < 1_000) return `${formatNumber(Math.ceil(kilobytes))} KB`;
  return `${formatNumber(kilobytes / 1_024, 1)} MB`;
}
