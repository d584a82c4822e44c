import { Users } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';

export function BoardEmpty() {
  return (
    <div className="rounded-2xl border border-line bg-surface py-8">
      <EmptyState icon={Users} title="Aún no acompañas a nadie">
        Pide un código de invitación a la persona que está dejando de fumar. Ella lo crea en «Cuidadores» y
        decide qué te muestra; puede cambiarlo cuando quiera. En cuanto lo escribas aquí, aparecerá su
        tarjeta.
      </EmptyState>
    </div>
  );
}
