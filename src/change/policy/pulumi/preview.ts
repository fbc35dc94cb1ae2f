/** A step of a preview that takes a resource away. */
export interface LostResource {
  readonly urn: string;
  readonly replaced: boolean;
}

/** Whether a text looks like what `pulumi preview --json` writes. */
export function looksLikePreview(text: string): boolean {
  return /"steps"\s{0,5}:\s{0,5}\[/.test(text.slice(0, 20_000)) && text.includes('"urn:pulumi:');
}

/** Providers of which a replacement takes nothing along. */
const weightless = /^(?:random|tls|command|time|local|null):|^pulumi:providers:/;

/** What a preview would delete or replace; null for a text that is none. */
export function lostIn(text: string): LostResource[] | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const { steps } = (read ?? {}) as { readonly steps?: unknown };
  if (!Array.isArray(steps)) return null;
  const lost = new Map<string, LostResource>();
  for (const step of steps as readonly unknown[]) {
    const { op, urn } = (step ?? {}) as { readonly op?: unknown; readonly urn?: unknown };
    if (typeof op !== 'string' || typeof urn !== 'string') continue;
    const type = urn.split('::').at(2)?.split('$').at(-1) ?? '';
    if (weightless.test(type)) continue;
    if (/^(?:delete|discard)$/.test(op)) lost.set(urn, { urn, replaced: false });
    else if (/replace/.test(op) && !lost.has(urn)) lost.set(urn, { urn, replaced: true });
  }
  return [...lost.values()];
}
