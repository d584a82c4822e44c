/** Whether it is the name of a zone (IANA), not an offset. Without a calendar of our own: pages that only ask this stay light. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}
