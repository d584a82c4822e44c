import type { createTranslator, NamespaceKeys, NestedKeyOf } from 'use-intl/core';
import type { Messages } from './messages';

/** What `useTranslations` and `translator` give for an area, for a pure function that makes a sentence. */
export type Translate<N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> = ReturnType<
  typeof createTranslator<Messages, N>
>;
