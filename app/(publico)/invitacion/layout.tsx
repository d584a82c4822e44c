import type { ReactNode } from 'react';
import { AreaProvider } from '@/components/ui/idioma-provider';
import { areaMessages } from '@/lib/server/idioma';

/** What an invitation gives is told in the words of the consent. */
export default async function InvitationLayout({ children }: { children: ReactNode }) {
  return <AreaProvider messages={await areaMessages('consentimiento')}>{children}</AreaProvider>;
}
