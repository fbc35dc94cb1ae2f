import { randomBytes } from 'node:crypto';
import type { Account } from '../state/account.ts';
import type { Manifest } from './manifest.ts';

/** An App between the form and the exchange of its code. */
export interface Registration {
  readonly manifest: Manifest;
  readonly owner: Account;
}

/** Apps on their way from a manifest. Each code works once. */
export class Registrations {
  readonly #byCode = new Map<string, Registration>();

  /** Keeps a registration. Returns the code that it can be exchanged for. */
  add(registration: Registration): string {
    const code = randomBytes(20).toString('hex');
    this.#byCode.set(code, registration);
    return code;
  }

  /** What a code stands for; null when it was taken or never given. */
  take(code: string): Registration | null {
    const found = this.#byCode.get(code) ?? null;
    this.#byCode.delete(code);
    return found;
  }
}
