/**
 * What is used of Temporal, as functions: a page carries these alone, a third of the classes. For browsers the build puts
 * them together beforehand (`scripts/steps/for-pages.mjs`): Turbopack would carry along all that they could call.
 * https://tc39.es/proposal-temporal/docs/
 */
export { getISO } from 'temporal-polyfill/fns/Calendar';
export { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
export {
  addDays,
  compare as compareDates,
  dayOfWeek,
  daysInMonth,
  diffDays,
  fromString as dateFromString,
  type Record as PlainDate,
  toString as dateToString,
  toZonedDateTime,
  weekOfYear,
  yearOfWeek,
} from 'temporal-polyfill/fns/PlainDate';
export {
  equals as equalTimes,
  fromString as timeFromString,
  toString as timeToString,
} from 'temporal-polyfill/fns/PlainTime';
export {
  getTimeZoneTransition,
  type Record as ZonedDateTime,
  toPlainDate,
  toPlainTime,
} from 'temporal-polyfill/fns/ZonedDateTime';
