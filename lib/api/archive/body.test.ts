import { expect, test } from 'vitest';
import { bodyOf } from './body';

/** Endless pieces; `asked` counts them, and both ends are told. */
function making() {
  const seen = { asked: 0, left: 0, ended: 0, failed: 0 };
  async function* pieces() {
    try {
      for (;;) {
        seen.asked += 1;
        yield new Uint8Array([1]);
      }
    } finally {
      seen.left += 1;
    }
  }
  const end = async () => {
    seen.ended += 1;
  };
  const failed = () => {
    seen.failed += 1;
  };
  return { seen, pieces, end, failed };
}

test('no more is made than is taken, and who goes away ends it once', async () => {
  const { seen, pieces, end, failed } = making();
  const reader = bodyOf(pieces(), { end, failed }).getReader();
  await reader.read();
  await reader.read();
  expect(seen.asked).toBeLessThanOrEqual(3);
  await reader.cancel();
  expect(seen).toMatchObject({ left: 1, ended: 1, failed: 0 });
});

test('who stalls is taken for gone', async () => {
  const { seen, pieces, end, failed } = making();
  const reader = bodyOf(pieces(), { end, failed }, 5).getReader();
  await reader.read();
  await expect.poll(() => seen.ended).toBe(1);
  expect(seen).toMatchObject({ left: 1, failed: 0 });
  await expect(reader.closed).rejects.toThrow();
});

test('a failure is told, and the reader sees that it is not whole', async () => {
  const { seen, end, failed } = making();
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array([1]);
    throw new Error('the database is gone');
  }
  const whole = new Response(bodyOf(broken(), { end, failed })).arrayBuffer();
  await expect(whole).rejects.toThrow();
  expect(seen).toMatchObject({ ended: 1, failed: 1 });
});
