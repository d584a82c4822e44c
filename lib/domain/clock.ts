/** The only reader of the host's clock: everything else takes a `Clock`, so that tests can fix the time. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
