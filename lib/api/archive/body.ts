/** Somebody who takes nothing for so long is gone: what is held for them is given back. */
const STALL_MS = 60_000;

/**
 * `end` is called once: after the last piece, when the reader goes away or stalls, and when making it fails, which is told
 * before.
 */
type Told = { end(): Promise<void>; failed(error: unknown): void };

/** A body made while it is read: the next piece is asked for when the one before was taken. */
export function bodyOf(
  pieces: AsyncGenerator<Uint8Array>,
  { end, failed }: Told,
  stallMs = STALL_MS,
): ReadableStream<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  let ending: Promise<void> | undefined;
  const over = (): Promise<void> => {
    clearTimeout(timer);
    ending ??= pieces.return(undefined).then(end, end);
    return ending;
  };
  const watch = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    timer = setTimeout(() => {
      controller.error(new Error('nobody reads any more'));
      void over();
    }, stallMs);
  };
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    clearTimeout(timer);
    try {
      const { done, value } = await pieces.next();
      if (ending) return;
      if (!done) {
        controller.enqueue(value);
        watch(controller);
        return;
      }
      await over();
      controller.close();
    } catch (error) {
      failed(error);
      await over();
      throw error;
    }
  };
  return new ReadableStream<Uint8Array>({ start: watch, pull, cancel: over }, { highWaterMark: 1 });
}
