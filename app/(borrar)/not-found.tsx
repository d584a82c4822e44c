import { NotFoundMessage } from '@/components/shell/not-found-message';

// Inside the header and the main region of its area.
export default function NotFound() {
  return <NotFoundMessage />;
}
