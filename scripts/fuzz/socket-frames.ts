import type { Choice } from './choice';

/** How a client's frame is written (RFC 6455 §5.2). All that is not said is as it should be. */
type Shape = { opcode?: number; final?: boolean; reserved?: number; mask?: boolean; length?: bigint };

const TEXT = 1;
const CONTINUATION = 0;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export function frame(payload: Buffer | string, shape: Shape = {}): Buffer {
  const { opcode = TEXT, final = true, reserved = 0, mask = true } = shape;
  const body = Buffer.from(payload as string);
  const length = shape.length ?? BigInt(body.length);
  const head = [(final ? 0x80 : 0) | (reserved << 4) | opcode];
  const masked = mask ? 0x80 : 0;
  const long = Buffer.alloc(8);
  long.writeBigUInt64BE(length);
  if (length < 126n) head.push(masked | Number(length));
  else if (length < 65_536n) head.push(masked | 126, ...long.subarray(6));
  else head.push(masked | 127, ...long);
  const key = mask ? [0x37, 0xfa, 0x21, 0x3d] : [];
  const bytes = mask ? body.map((byte, index) => byte ^ (key[index % 4] ?? 0)) : body;
  return Buffer.concat([Buffer.from([...head, ...key]), bytes]);
}

export const pingFrame = (): Buffer => frame('', { opcode: PING });

/** The same message in pieces, with a ping between them. */
export function fragmented({ whole, chance }: Choice, text: string): Buffer {
  const body = Buffer.from(text);
  const cut = whole(0, body.length);
  const pieces = [
    frame(body.subarray(0, cut), { final: false }),
    ...(chance(0.3) ? [pingFrame()] : []),
    frame('', { opcode: CONTINUATION, final: false }),
    frame(body.subarray(cut), { opcode: CONTINUATION }),
  ];
  return Buffer.concat(pieces);
}

const INVALID_UTF8 = [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xe2, 0x82]];
const CLOSE_CODES = [
  0, 999, 1000, 1001, 1004, 1005, 1006, 1012, 1015, 1016, 2999, 3000, 4001, 4999, 5000, 65_535,
];
const LENGTHS = [1n << 63n, 0xffff_ffff_ffff_ffffn, 1n << 53n, 0xffff_ffffn, 65_536n, 70_000n];

/** Frames that break the protocol, or its limits, or come close to it. `most` is what a message may hold. */
export function brokenFrame(choice: Choice, most: number): Buffer {
  const { pick, whole, bytes } = choice;
  const ways: (() => Buffer)[] = [
    () => frame(bytes(whole(0, 40)), { opcode: pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]) }),
    () => frame('{"type":"ping","t":1}', { reserved: whole(1, 7) }),
    () => frame('{"type":"ping","t":1}', { mask: false }),
    () => frame('x', { length: pick(LENGTHS) }),
    () => frame(Buffer.alloc(pick([126, 200, 65_536])), { opcode: pick([CLOSE, PING, PONG]) }),
    () => frame('', { opcode: pick([CLOSE, PING, PONG]), final: false }),
    () => frame('lost', { opcode: CONTINUATION }),
    () => Buffer.concat([frame('{"a', { final: false }), frame('":1}')]),
    () => Buffer.concat(choice.times(whole(2, 600), () => frame('', { opcode: CONTINUATION, final: false }))),
    () => Buffer.concat([frame('', { final: false }), ...choice.times(whole(1, 300), empty)]),
    () => frame(Buffer.from(pick(INVALID_UTF8))),
    () =>
      Buffer.concat([
        frame('{"type":"', { final: false }),
        frame(Buffer.from([0xc3]), { opcode: CONTINUATION }),
      ]),
    () => frame(Buffer.alloc(most + pick([-1, 0, 1]), 0x20)),
    () => frame(Buffer.alloc(most + 1, 0x20), { opcode: BINARY }),
    () => frame('', { opcode: pick([TEXT, BINARY]) }),
    () => frame('{"type":"ping","t":1}', { opcode: BINARY }),
    () => frame(bytes(1), { opcode: CLOSE }),
    () => closeFrame(pick(CLOSE_CODES), bytes(whole(0, 123))),
    () => closeFrame(1000, Buffer.from(pick(INVALID_UTF8))),
    () =>
      Buffer.concat(
        choice.times(whole(1, 100), () => frame(bytes(whole(0, 125)), { opcode: pick([PING, PONG]) })),
      ),
    () => bytes(whole(1, 300)),
  ];
  return pick(ways)();
}

const empty = (): Buffer => frame('', { opcode: CONTINUATION, final: false });

export function closeFrame(code: number, reason: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return frame(Buffer.concat([head, reason]), { opcode: CLOSE });
}
