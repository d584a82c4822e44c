import { DashboardSkeleton } from '@/components/widgets/dashboard-skeleton';

export default function Loading() {
  return <DashboardSkeleton />;
}
