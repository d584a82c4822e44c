import type { Paso } from '@/lib/domain/inicio';

export const PASO_WORDS: Record<Paso, { short: string; title: string; lead: string }> = {
  fisico: {
    short: 'Datos físicos',
    title: 'Sobre tu cuerpo',
    lead: 'Ayuda a leer tu frecuencia. Todo es opcional, y solo tú lo ves.',
  },
  habitos: {
    short: 'Hábitos',
    title: 'Lo que quieres cambiar',
    lead: 'Conocer cuándo llega el antojo es la mitad del camino. Elige lo que te suene.',
  },
  plan: {
    short: 'Plan',
    title: 'Tu plan',
    lead: 'Con esto contamos los cigarrillos que evitas y lo que ahorras.',
  },
  resumen: {
    short: 'Resumen',
    title: 'Así empiezas',
    lead: 'Puedes cambiarlo cuando quieras en tu perfil.',
  },
};

export const pasoPath = (paso: Paso) => `/panel/inicio/${paso}`;
