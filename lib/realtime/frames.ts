import type { View } from '@/lib/channels/view';

const TEXT_FINAL = 0x81;

/** An unmasked text frame as a server sends it (RFC 6455 §5.2), made once for all the sockets that get it. */
export function textFrame(payload: string): Buffer {
  const length = Buffer.byteLength(payload);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = TEXT_FINAL;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(payload, header);
  return frame;
}

/** Frames that are kept; who chooses a ref of its own beyond them gets a frame of its own. */
const KEPT_FRAMES = 8;

/** Frames of one content, made once for each sight and ref. */
export function frameCache(make: (view: View, ref: string) => string): (view: View, ref: string) => Buffer {
  const kept: { key: string; ref: string; frame: Buffer }[] = [];
  return (view, ref) => {
    for (const one of kept) if (one.ref === ref && one.key === view.key) return one.frame;
    const frame = textFrame(make(view, ref));
    if (kept.length < KEPT_FRAMES) kept.push({ key: view.key, ref, frame });
    return frame;
  };
}
