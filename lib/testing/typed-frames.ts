import type { WebSocket } from 'ws';

type Typed = { type: string };
type Of<Frame extends Typed, Type> = Extract<Frame, { type: Type }>;

/** What came over a socket, in order, and a way to wait for it. */
export type TypedFrames<Frame extends Typed> = {
  frames: Frame[];
  /** The first frame of a type that fits and was not yet given. */
  take<Type extends Frame['type']>(
    type: Type,
    fits?: (frame: Of<Frame, Type>) => boolean,
  ): Promise<Of<Frame, Type>>;
};

/** Every frame is checked against the schema that both sides share. */
export function typedFrames<Frame extends Typed>(
  socket: WebSocket,
  schema: { parse(message: unknown): Frame },
): TypedFrames<Frame> {
  const frames: Frame[] = [];
  const taken = new Set<Frame>();
  const waiting = new Set<() => void>();
  socket.on('message', (raw) => {
    frames.push(schema.parse(JSON.parse(String(raw))));
    for (const look of waiting) look();
  });
  const take: TypedFrames<Frame>['take'] = (type, fits = () => true) =>
    new Promise((resolve) => {
      const look = () => {
        const found = frames.find(
          (frame) => frame.type === type && !taken.has(frame) && fits(frame as never),
        );
        if (!found) return;
        taken.add(found);
        waiting.delete(look);
        resolve(found as never);
      };
      waiting.add(look);
      look();
    });
  return { frames, take };
}
