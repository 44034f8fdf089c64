const dated =
  /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(?:Z|([+-])(\d{2}):?(\d{2}))?$/i;

/**
 * Seconds of a time in a trace: plain seconds, or since 1970 for a date. A date without a zone is UTC.
 *
 * @returns undefined where it is neither, or a date that does not exist
 * @example
 * readTraceTime("12.5") // => 12.5
 * readTraceTime("1970-01-01 00:01:00.5000000") // => 60.5
 * readTraceTime("1970-01-01T02:00:00+02:00") // => 0
 * readTraceTime("2024-02-30 00:00:00") // => undefined
 */
export function readTraceTime(text: string): number | undefined {
  if (/^\d{1,12}(?:\.\d{1,9})?$/.test(text)) return Number(text);
  const found = dated.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, sign, zoneHours, zoneMinutes] = found;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(y, mo - 1, d));
  if (date.getUTCDate() !== d || date.getUTCMonth() !== mo - 1) return undefined;
  if (h > 23 || mi > 59 || s > 59) return undefined;
  const zone = sign === undefined ? 0 : Number(zoneHours) * 3600 + Number(zoneMinutes) * 60;
  const local = date.getTime() / 1000 + h * 3600 + mi * 60 + s + Number(fraction ?? 0);
  return local - (sign === "-" ? -zone : zone);
}
