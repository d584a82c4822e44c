'use client';

import { useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/client/api';
import { useQuery } from '@/lib/client/use-query';
import type { Formulario } from '@/lib/domain/formularios';
import type { Inicio, InicioChanges } from '@/lib/domain/inicio';
import type { Perfil } from '@/lib/domain/perfil';

const PERFIL = '/api/perfil';
const FORMULARIOS = '/api/formularios';
const INICIO = '/api/inicio';

/**
 * Kept beside the page, and asked for anew when a form opens: going back shows what was saved since the server made
 * the page, here or on another device.
 */
function useKept<T>(path: string, initial: T, read: () => Promise<T>) {
  const queries = useQueryClient();
  const queryKey = ['propio', path];
  const { data = initial } = useQuery({ queryKey, queryFn: read, initialData: initial });
  const keep = (next: (held: T) => T) => {
    void queries.cancelQueries({ queryKey });
    queries.setQueryData<T>(queryKey, (held) => next(held ?? initial));
  };
  return [data, keep] as const;
}

export function usePerfil(initial: Perfil) {
  const [perfil, keep] = useKept(PERFIL, initial, () => api.get<Perfil>(PERFIL));
  const save = async (changes: Record<string, unknown>) => {
    const stored = await api.patch<Perfil>(PERFIL, changes);
    keep(() => stored);
  };
  return { perfil, save };
}

export function useFormularios(initial: Formulario[]) {
  const [formularios, keep] = useKept(
    FORMULARIOS,
    initial,
    async () => (await api.get<{ formularios: Formulario[] }>(FORMULARIOS)).formularios,
  );
  const save = async (formulario: object) => {
    const stored = await api.put<Formulario>(FORMULARIOS, formulario);
    keep((held) => [...held.filter(({ id }) => id !== stored.id), stored]);
  };
  const remove = async (id: number) => {
    await api.delete(`${FORMULARIOS}/${id}`);
    keep((held) => held.filter((one) => one.id !== id));
  };
  return { formularios, save, remove };
}

export function useInicio(initial: Inicio) {
  const [inicio, keep] = useKept(INICIO, initial, () => api.get<Inicio>(INICIO));
  const save = async (changes: Partial<InicioChanges>) => {
    const stored = await api.patch<Inicio>(INICIO, changes);
    keep(() => stored);
  };
  return { inicio, save };
}
