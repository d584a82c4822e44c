import type { Paso } from '@/lib/domain/inicio';

export const pasoPath = (paso: Paso) => `/panel/inicio/${paso}`;
