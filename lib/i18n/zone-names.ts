import type { Idioma } from '@/lib/domain/usuarios';
import { LOCALES } from '@/lib/i18n/idioma';

/**
 * Zones (IANA) as people say them. Names that Spanish spells differently stand here, since the browser cannot be
 * asked: Chromium leaves most of them out of its own data, so that it says "Mexico City" where Node does not.
 */
const CITIES: Record<string, string> = {
  Amsterdam: 'Ámsterdam',
  Asuncion: 'Asunción',
  Athens: 'Atenas',
  Bahia_Banderas: 'Bahía de Banderas',
  Belize: 'Belice',
  Berlin: 'Berlín',
  Bogota: 'Bogotá',
  Brussels: 'Bruselas',
  Bucharest: 'Bucarest',
  Cairo: 'El Cairo',
  Canary: 'Canarias',
  Cancun: 'Cancún',
  Ciudad_Juarez: 'Ciudad Juárez',
  Copenhagen: 'Copenhague',
  Cordoba: 'Córdoba',
  Curacao: 'Curazao',
  Dublin: 'Dublín',
  Easter: 'Isla de Pascua',
  Galapagos: 'Islas Galápagos',
  Havana: 'La Habana',
  Indianapolis: 'Indianápolis',
  Istanbul: 'Estambul',
  Jerusalem: 'Jerusalén',
  Johannesburg: 'Johannesburgo',
  Lisbon: 'Lisboa',
  London: 'Londres',
  Los_Angeles: 'Los Ángeles',
  Luxembourg: 'Luxemburgo',
  Mazatlan: 'Mazatlán',
  Merida: 'Mérida',
  Mexico_City: 'Ciudad de México',
  Moscow: 'Moscú',
  New_York: 'Nueva York',
  Panama: 'Panamá',
  Paris: 'París',
  'Port-au-Prince': 'Puerto Príncipe',
  Port_of_Spain: 'Puerto España',
  Prague: 'Praga',
  Rio_Gallegos: 'Río Gallegos',
  Rome: 'Roma',
  Sao_Paulo: 'São Paulo',
  Seoul: 'Seúl',
  Shanghai: 'Shanghái',
  Singapore: 'Singapur',
  Stockholm: 'Estocolmo',
  Sydney: 'Sídney',
  Tokyo: 'Tokio',
  Tucuman: 'Tucumán',
  Vienna: 'Viena',
  Warsaw: 'Varsovia',
  Zurich: 'Zúrich',
};

const REGIONS: Record<Idioma, Record<string, string>> = {
  es: {
    Africa: 'África',
    America: 'América',
    Antarctica: 'Antártida',
    Arctic: 'Ártico',
    Atlantic: 'Atlántico',
    Europe: 'Europa',
    Indian: 'Índico',
    Pacific: 'Pacífico',
    '': 'Otras',
  },
  en: { America: 'Americas', '': 'Other' },
};

/** "America/Mexico_City": "Ciudad de México" or "Mexico City". */
export function zoneCity(zone: string, idioma: Idioma = 'es'): string {
  const city = zone.split('/').at(-1) ?? zone;
  return (idioma === 'es' && CITIES[city]) || city.replaceAll('_', ' ');
}

export type ZoneGroup = { region: string; zones: { zone: string; city: string }[] };

/** For a list to choose from: by region and city, in the order of the alphabet. */
export function zoneGroups(zones: readonly string[], idioma: Idioma = 'es'): ZoneGroup[] {
  const groups = new Map<string, ZoneGroup['zones']>();
  for (const zone of new Set(zones)) {
    const area = zone.includes('/') ? (zone.split('/')[0] ?? '') : '';
    const region = REGIONS[idioma][area] ?? area;
    groups.set(region, [...(groups.get(region) ?? []), { zone, city: zoneCity(zone, idioma) }]);
  }
  const inOrder = new Intl.Collator(LOCALES[idioma]).compare;
  return [...groups]
    .map(([region, held]) => ({ region, zones: held.sort((a, b) => inOrder(a.city, b.city)) }))
    .sort((a, b) => inOrder(a.region, b.region));
}
