import { redactText } from '../../../platform/redaction.ts';
import { isCardNumber, isIban, type Pseudonyms } from './pseudonyms.ts';

const jwt = /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/g;
const email = /[A-Za-z0-9.!#$&'*+=?^_`{|}~-]{1,64}(?:@|%40)(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/g;
const iban = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?(?![A-Za-z0-9])/g;
const card = /(?<![A-Za-z0-9.-])\d(?:[ -]?\d){12,18}(?![A-Za-z0-9-]|\.\d)/g;
/** With a plus or two zeros before the country, or in the groups of North America. Plain digits are ids. */
const phone =
  /(?<![A-Za-z0-9.-])(?:(?:\+|%2B|00)[1-9](?:[ ()./-]{0,2}\d){6,14}|\(\d{2,5}\)[ -]?\d{3,4}[ -]?\d{3,5}|\d{3}[.-]\d{3}[.-]\d{4})(?![A-Za-z0-9-]|\.\d)/g;
/** What looks drawn by chance: small and large letters and digits, long. No id of a usual kind is like that. */
const random =
  /(?<![A-Za-z0-9_-])(?=[A-Za-z0-9_-]*[a-z])(?=[A-Za-z0-9_-]*[A-Z])(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{24,}/g;

/**
 * A text with pseudonyms in place of credentials and of what belongs to a person: addresses of e-mail, telephone,
 * card and account numbers.
 */
export function withPseudonyms(text: string, pseudonyms: Pseudonyms): string {
  const named = text
    .replace(jwt, (token) => pseudonyms.credential(token))
    .replace(email, (address) => pseudonyms.email(address.replace('%40', '@')))
    .replace(iban, (written) => {
      const account = written.replaceAll(' ', '');
      return isIban(account) ? pseudonyms.iban(account) : written;
    })
    .replace(card, (written) => {
      const digits = written.replace(/\D/g, '');
      return isCardNumber(digits) ? pseudonyms.card(digits) : written;
    })
    .replace(phone, (written) => pseudonyms.phone(written.replace(/^%2B/, '+')))
    .replace(random, (token) => pseudonyms.credential(token));
  // The net below: whatever the App's own log would not show either.
  return redactText(named);
}
