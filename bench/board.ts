import { emptyFrames, type Frames, openBoard, THROTTLE } from './board-page';
import { openWorld, stream } from './board-world';
import { heading, ms, type Row, whole } from './report';
import type { Bench, Scope } from './scope';
import { heldRow, SPAN_MS, type Span, takeSpans } from './spans';
import { quantile } from './stats';

const PEOPLE = 50;
/** A frame longer than this is seen as a stutter. */
const LONG_MS = 50;
/** Moments are told to a tenth of a ms: three pictures of a screen of 60 Hz last 49.9 to 50.1. */
const isLong = (delta: number) => delta > LONG_MS + 0.5;

type Figures = {
  people: number;
  minutes: number;
  sent: number;
  failed: number;
  spans: Span[];
  empty: Frames;
};

async function measure(scope: Scope): Promise<Figures> {
  const { ends, options } = scope;
  const world = await openWorld(scope, PEOPLE);
  const readings = stream(world);
  ends.add(readings.stop);
  const { browser, page, cdp } = await openBoard(world);
  ends.add(() => browser.close());
  const spans = await takeSpans(scope, page, cdp, options.boardMinutes);
  const [sent, failed] = [readings.sent(), readings.failed()];
  const empty = await emptyFrames(browser, SPAN_MS * (options.short ? 0.1 : 1));
  return { people: PEOPLE, minutes: options.boardMinutes, sent, failed, spans, empty };
}

function rowsOf({ people, sent, failed, spans, empty }: Figures): Row[] {
  const deltas = spans.flatMap((span) => span.deltas);
  const tasks = spans.flatMap(({ longTasks }) => longTasks);
  const seconds = deltas.reduce((sum, delta) => sum + delta, 0) / 1_000;
  const long = deltas.filter(isLong);
  const updates = spans.reduce((sum, span) => sum + span.updates, 0);
  const row = (what: string, value: string, p50 = '', p99 = '', note = ''): Row => [
    what,
    value,
    p50,
    p99,
    note,
  ];
  return [
    heading(`BOARD, ${people} people at 1 Hz in Chromium, CPU ${THROTTLE}× slower, ${whole(seconds)} s`),
    row('readings sent', `${whole(sent)}, ${failed} failed`),
    row('changes drawn', `${(updates / seconds).toFixed(0)} a second`),
    row(
      'frames',
      `${(deltas.length / seconds).toFixed(1)} a second`,
      ms(quantile(deltas, 0.5)),
      ms(quantile(deltas, 0.99)),
    ),
    row(
      `frames over ${LONG_MS} ms`,
      `${long.length} of ${whole(deltas.length)}`,
      '',
      '',
      `longest ${ms(Math.max(0, ...deltas))}`,
    ),
    row(
      `frames over ${LONG_MS} ms of an empty page`,
      `${empty.deltas.filter(isLong).length} of ${whole(empty.deltas.length)}`,
      ms(quantile(empty.deltas, 0.5)),
      ms(quantile(empty.deltas, 0.99)),
      `longest ${ms(Math.max(0, ...empty.deltas))}`,
    ),
    row('long tasks', whole(tasks.length), '', '', `longest ${ms(Math.max(0, ...tasks))}`),
    heldRow(spans),
    row(
      'load of the machine',
      `${Math.min(...spans.map(({ load }) => load)).toFixed(1)}–${Math.max(...spans.map(({ load }) => load)).toFixed(1)}`,
    ),
  ];
}

export const board: Bench = {
  name: 'board',
  standard: false,
  longestMs: ({ boardMinutes }) => 240_000 + boardMinutes * 90_000,
  run: async (scope) => {
    scope.say(`a board of ${PEOPLE} people in Chromium; needs npm run build`);
    const figures = await measure(scope);
    return { figures, rows: rowsOf(figures) };
  },
};
