import type { Metadata } from 'next';
import { AuthCard } from '@/components/auth/auth-card';
import { VerifyForm } from '@/components/auth/verify-form';

export const metadata: Metadata = { title: 'Confirmar correo' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function VerifyPage({ searchParams }: PageProps) {
  const { enlace } = await searchParams;
  return (
    <AuthCard title="Confirma tu correo" lead="Así sabemos que la dirección es tuya.">
      <VerifyForm enlace={typeof enlace === 'string' ? enlace : ''} />
    </AuthCard>
  );
}
