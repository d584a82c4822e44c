import { type Acceso, LOOK_GAP_MS } from './accesos';
import { ALCANCES, type Alcance } from './access';

/** What one viewer looked at in one go, `vivo`: also as it happened. Times are ISO 8601. */
export type Visita = {
  /** Of its oldest row: it stays as the visit goes on. */
  id: number;
  usuario_id: number;
  usuario_nombre: string;
  alcances: Alcance[];
  vivo: boolean;
  motivo: string | null;
  desde: string;
  hasta: string;
};

/** The rows of the log as visits, the newest first: rows of one viewer that touch, with the gap between them, are one. */
export function visitasOf(accesos: readonly Acceso[]): Visita[] {
  const open = new Map<string, Visita>();
  const visitas: Visita[] = [];
  for (const acceso of [...accesos].sort((a, b) => a.desde.localeCompare(b.desde) || a.id - b.id)) {
    const key = `${acceso.usuario_id}|${acceso.motivo ?? ''}`;
    const visita = open.get(key);
    if (visita && Date.parse(acceso.desde) - Date.parse(visita.hasta) <= LOOK_GAP_MS) {
      extend(visita, acceso);
      continue;
    }
    const { id, usuario_id, usuario_nombre, alcances, via, motivo, desde, hasta } = acceso;
    const begun = { id, usuario_id, usuario_nombre, alcances, vivo: via === 'socket', motivo, desde, hasta };
    open.set(key, begun);
    visitas.push(begun);
  }
  return visitas.sort((a, b) => b.hasta.localeCompare(a.hasta) || b.id - a.id);
}

function extend(visita: Visita, { hasta, alcances, via, usuario_nombre }: Acceso): void {
  const seen = new Set([...visita.alcances, ...alcances]);
  visita.alcances = ALCANCES.filter((alcance) => seen.has(alcance));
  visita.vivo ||= via === 'socket';
  visita.usuario_nombre = usuario_nombre;
  if (hasta > visita.hasta) visita.hasta = hasta;
}
