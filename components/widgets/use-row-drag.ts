'use client';

import { type PointerEvent, useRef, useState } from 'react';

type Drag = { from: number; to: number; dy: number; height: number };
type Box = { top: number; height: number };

/** Where a row of these would land whose middle is at `middle`: after every row whose middle is above. */
export function placeAt(boxes: readonly Box[], from: number, middle: number): number {
  const above = ({ top, height }: Box) => top + height / 2 < middle;
  return boxes.filter((box, index) => index !== from && above(box)).length;
}

/**
 * Drags the rows of a list by their handles. Nothing in the page is moved before the row is dropped: an element that is
 * taken out and put back loses the pointer.
 */
export function useRowDrag(onDrop: (from: number, to: number) => void) {
  const list = useRef<HTMLOListElement>(null);
  const start = useRef<{ y: number; boxes: Box[] }>(undefined);
  const [drag, setDrag] = useState<Drag>();

  const begin = (from: number, event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const rows = [...(list.current?.children ?? [])];
    const boxes = rows.map((row) => row.getBoundingClientRect()).map(({ top, height }) => ({ top, height }));
    start.current = { y: event.clientY, boxes };
    setDrag({ from, to: from, dy: 0, height: boxes[from]?.height ?? 0 });
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { y = 0, boxes = [] } = start.current ?? {};
    const box = drag && boxes[drag.from];
    if (!drag || !box) return;
    const dy = event.clientY - y;
    setDrag({ ...drag, dy, to: placeAt(boxes, drag.from, box.top + box.height / 2 + dy) });
  };
  const end = () => {
    start.current = undefined;
    setDrag(undefined);
    if (drag && drag.to !== drag.from) onDrop(drag.from, drag.to);
  };
  const cancel = () => {
    start.current = undefined;
    setDrag(undefined);
  };
  const handle = (from: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => begin(from, event),
    onPointerMove: follow,
    onPointerUp: end,
    onPointerCancel: cancel,
  });
  return { list, handle, offset: (index: number) => offsetOf(drag, index), dragged: drag?.from };
}

/** How far (px) a row stands from its place while one is dragged: those in between make room. */
export function offsetOf(drag: Drag | undefined, index: number): number {
  if (!drag) return 0;
  const { from, to, dy, height } = drag;
  if (index === from) return dy;
  if (index > from && index <= to) return -height;
  return index < from && index >= to ? height : 0;
}
