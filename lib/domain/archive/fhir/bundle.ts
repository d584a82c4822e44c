import type { Piece } from '../piece';
import { type Entry, entriesOf, type RowReader } from './entries';

/** Where the resources are said to live: references in a Bundle are found by it, and nothing is ever asked there. */
const BASE = 'https://latido.invalid/fhir';
const TEXT_CHARS = 64 * 1024;

/** A FHIR R4 Bundle of type `collection` as text, a piece at a time; `rows` counts entries. */
export async function* bundleText(rows: RowReader, now: Date): AsyncGenerator<Piece> {
  const head = { resourceType: 'Bundle', type: 'collection', timestamp: now.toISOString() };
  let text = `${JSON.stringify(head).slice(0, -1)},"entry":[`;
  let first = true;
  let count = 0;
  for await (const resource of entriesOf(rows, now)) {
    text += `${first ? '\n' : ',\n'}${JSON.stringify(entry(resource))}`;
    first = false;
    count += 1;
    if (text.length < TEXT_CHARS) continue;
    yield { text, rows: count };
    text = '';
    count = 0;
  }
  yield { text: `${text}\n]}\n`, rows: count };
}

function entry(resource: Entry) {
  return { fullUrl: `${BASE}/${resource.resourceType}/${resource.id}`, resource };
}
