import type { Idioma } from '@/lib/domain/usuarios';
import type { Messages } from './messages';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Idioma;
    Messages: Messages;
  }
}
