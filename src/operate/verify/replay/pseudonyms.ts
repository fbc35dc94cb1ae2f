import { createHmac, randomBytes } from 'node:crypto';

/** Digits and letters of a number in base 36, whose letters count from ten, as IBANs count (ISO 13616). */
function remainder97(text: string): number {
  let rest = 0;
  for (const sign of text) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** Whether the check digits of an IBAN, without spaces, are right. */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && remainder97(text.slice(4) + text.slice(0, 4)) === 1;
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

/** Whether digits are a card number by their length, first digit and check digit (ISO/IEC 7812-1). */
export function isCardNumber(digits: string): boolean {
  return /^[2-6]\d{12,18}$/.test(digits) && luhnSum(digits) % 10 === 0;
}

/**
 * Names in place of names: the same value gets the same one for as long as a recording lasts, and nobody can tell the
 * value from it, for the key is random and never leaves the process. They keep the form, so that a service that checks
 * the form takes them.
 */
export class Pseudonyms {
  readonly #key = randomBytes(32);

  #digest(kind: string, value: string): Buffer {
    return createHmac('sha256', this.#key).update(`${kind}\0${value}`).digest();
  }

  #digits(kind: string, value: string, count: number): string {
    return [...this.#digest(kind, value)]
      .map((byte) => byte % 10)
      .join('')
      .slice(0, count);
  }

  credential(value: string): string {
    return `redacted-${this.#digest('credential', value).toString('hex').slice(0, 16)}`;
  }

  text(value: string): string {
    return `person-${this.#digest('text', value).toString('hex').slice(0, 12)}`;
  }

  /** Below a name that never exists (RFC 2606). */
  email(value: string): string {
    return `${this.#digest('email', value.toLowerCase()).toString('hex').slice(0, 12)}@redacted.invalid`;
  }

  phone(value: string): string {
    const digits = value.replace(/\D/g, '');
    return `${value.startsWith('+') ? '+' : ''}${this.#digits('phone', digits, 12).replace(/^0/, '9')}`;
  }

  card(digits: string): string {
    const start = `400000${this.#digits('card', digits, digits.length - 7)}`;
    return `${start}${(10 - (luhnSum(`${start}0`) % 10)) % 10}`;
  }

  iban(value: string): string {
    const country = value.slice(0, 2);
    const account = this.#digits('iban', value, value.length - 4);
    const check = 98 - remainder97(`${account}${country}00`);
    return `${country}${String(check).padStart(2, '0')}${account}`;
  }
}
