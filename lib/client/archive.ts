import type { ImportReport } from '@/lib/domain/archive/report';
import { ApiError, api, problemIn, problemNamed } from './api';
import { pageIdioma } from './page-idioma';

const ASK_MS = 1_000;

/** `fraction` of 1, as far as the server tells; `bytes` that arrived. */
export type DownloadProgress = { fraction: number | null; bytes: number };
export type Download = { blob: Blob; name: string };

type Progreso = { hechas: number | null; total: number | null };

/**
 * The archive of the own account. It comes as it is made, so nobody knows its size before: how far it is the server tells.
 *
 * @throws ApiError; what `signal` throws when it ends the download, on the server too
 */
export async function downloadArchive(
  signal: AbortSignal,
  told: (progress: DownloadProgress) => void,
): Promise<Download> {
  const response = await reach('/api/exportacion', { signal });
  const progress: DownloadProgress = { fraction: 0, bytes: 0 };
  const tell = (change: Partial<DownloadProgress>) => told(Object.assign(progress, change));
  const timer = setInterval(() => void askProgress().then((fraction) => tell({ fraction })), ASK_MS);
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      tell({ bytes: progress.bytes + chunk.length });
      controller.enqueue(chunk);
    },
  });
  try {
    const blob = await new Response(response.body?.pipeThrough(counted)).blob();
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    return { blob: blob.slice(0, blob.size, 'application/zip'), name: name ?? 'latido.zip' };
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ApiError(problemNamed('unavailable'));
  } finally {
    clearInterval(timer);
  }
}

/** Null when this instance does not know: it may be another one that makes it. */
async function askProgress(): Promise<number | null> {
  try {
    const { hechas, total } = await api.get<Progreso>('/api/exportacion/progreso');
    return hechas === null || !total ? null : Math.min(1, hechas / total);
  } catch {
    return null;
  }
}

/** Sends an archive: with `ensayo` only to hear what would come in. @throws ApiError */
export async function sendArchive(
  file: Blob,
  { ensayo, esMio }: { ensayo: boolean; esMio: boolean },
): Promise<ImportReport> {
  const query = `ensayo=${ensayo ? 1 : 0}&es_mio=${esMio ? 1 : 0}`;
  const headers = { 'content-type': 'application/zip' };
  return (await reach(`/api/importacion?${query}`, { method: 'POST', body: file, headers })).json();
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    const headers = { 'accept-language': pageIdioma(), ...init.headers };
    response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init, headers });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(problemNamed('unavailable'));
  }
  if (response.ok) return response;
  throw new ApiError(problemIn(await response.json().catch(() => undefined), response.status));
}
