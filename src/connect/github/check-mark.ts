/**
 * What the App writes into a check run's `external_id`, to tell afterwards what it wrote: a crash may come between
 * the parts of one, and the same content may rightly be written a second time after another.
 */
export interface CheckMark {
  /** Of the content. */
  readonly digest: string;
  /** Counts what was written under one name on one commit, from 1. */
  readonly version: number;
  /** How many of the parts are there. Annotations go out in parts. */
  readonly part: number;
  readonly parts: number;
}

/** `digest.version`, and `digest.version.part/parts` while parts are missing. */
export function printCheckMark({ digest, version, part, parts }: CheckMark): string {
  return part === parts ? `${digest}.${version}` : `${digest}.${version}.${part}/${parts}`;
}

/** Reads a mark; null for what the App has not written, or not in this form. */
export function parseCheckMark(externalId: string | null): CheckMark | null {
  const match = /^([0-9a-f]{32})\.([1-9]\d{0,8})(?:\.([1-9]\d{0,4})\/([1-9]\d{0,4}))?$/.exec(
    externalId ?? '',
  );
  const [, digest, version, part = '1', parts = '1'] = match ?? [];
  if (digest === undefined || version === undefined) return null;
  return { digest, version: Number(version), part: Number(part), parts: Number(parts) };
}

/** What a check run shows in full; null while parts of it are missing, or nobody knows. */
export function shownDigest(mark: CheckMark | null): string | null {
  return mark !== null && mark.part === mark.parts ? mark.digest : null;
}
