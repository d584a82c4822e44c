import type { Idioma } from '@/lib/domain/usuarios';
import adminEn from './messages/en/admin.json';
import antojoEn from './messages/en/antojo.json';
import avisosEn from './messages/en/avisos.json';
import ayudaEn from './messages/en/ayuda.json';
import comunEn from './messages/en/comun.json';
import consentimientoEn from './messages/en/consentimiento.json';
import cuentaEn from './messages/en/cuenta.json';
import cuidadorEn from './messages/en/cuidador.json';
import datosEn from './messages/en/datos.json';
import dispositivosEn from './messages/en/dispositivos.json';
import estadoEn from './messages/en/estado.json';
import panelEn from './messages/en/panel.json';
import perfilEn from './messages/en/perfil.json';
import progresoEn from './messages/en/progreso.json';
import publicoEn from './messages/en/publico.json';
import admin from './messages/es/admin.json';
import antojo from './messages/es/antojo.json';
import avisos from './messages/es/avisos.json';
import ayuda from './messages/es/ayuda.json';
import comun from './messages/es/comun.json';
import consentimiento from './messages/es/consentimiento.json';
import cuenta from './messages/es/cuenta.json';
import cuidador from './messages/es/cuidador.json';
import datos from './messages/es/datos.json';
import dispositivos from './messages/es/dispositivos.json';
import estado from './messages/es/estado.json';
import panel from './messages/es/panel.json';
import perfil from './messages/es/perfil.json';
import progreso from './messages/es/progreso.json';
import publico from './messages/es/publico.json';

/** One file an area; Spanish is the measure of the others. */
const es = {
  comun,
  publico,
  cuenta,
  panel,
  antojo,
  progreso,
  avisos,
  cuidador,
  consentimiento,
  estado,
  admin,
  perfil,
  datos,
  dispositivos,
  ayuda,
};
export type Messages = typeof es;
export type Area = keyof Messages;

const en: Messages = {
  comun: comunEn,
  publico: publicoEn,
  cuenta: cuentaEn,
  panel: panelEn,
  antojo: antojoEn,
  progreso: progresoEn,
  avisos: avisosEn,
  cuidador: cuidadorEn,
  consentimiento: consentimientoEn,
  estado: estadoEn,
  admin: adminEn,
  perfil: perfilEn,
  datos: datosEn,
  dispositivos: dispositivosEn,
  ayuda: ayudaEn,
};

/** Never import this into the browser: a page is sent the areas that it shows, in one language. */
export const MESSAGES: Record<Idioma, Messages> = { es, en };

export function messagesOf(idioma: Idioma, areas: readonly Area[]): Partial<Messages> {
  const all = MESSAGES[idioma];
  return Object.fromEntries(areas.map((area) => [area, all[area]]));
}
