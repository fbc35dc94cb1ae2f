import { Buffer } from 'node:buffer';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import { redactText } from '../../platform/redaction.ts';

/** The longest reason that a verification carries. */
const longest = 500;

/** Knows what may never be shown, in the forms in which it travels. */
export class Mask {
  readonly #forms = new Set<string>();

  constructor(secrets: Iterable<string> = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** From now on it is shown nowhere. */
  add(secret: string): void {
    if (secret === '') return;
    const encoded = encodeURIComponent(secret);
    const forms = [
      secret,
      encoded,
      encoded.replaceAll('%20', '+'),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('base64url'),
    ];
    for (const form of forms) this.#forms.add(form);
  }

  /** Untrusted text as one bounded line without anything that is or looks like a credential. */
  shown(text: string, most = longest): string {
    let clean = text;
    // The longest first, for one may be a part of another.
    for (const form of [...this.#forms].sort((one, other) => other.length - one.length)) {
      clean = clean.replaceAll(form, '***');
    }
    return shorten(oneLine(redactText(shorten(clean, 20_000))), most);
  }
}
