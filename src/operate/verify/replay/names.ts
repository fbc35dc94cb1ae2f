/** What the name of a header, a field or a parameter says of its value. */
export type NamedKind = 'credential' | 'email' | 'phone' | 'person';

/** The name without case and separators, so that `api_key`, `apiKey` and `X-Api-Key` end alike. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const credential =
  /(?:authorization|cookie2?|token|secret|password|passwd|passphrase|passcode|pwd|apikey|accesskey|authkey|privatekey|signature|session(?:id)?|sid|jwt|otp|pin|cvv|cvc|csrf|xsrf|nonce|credentials?|assertion)$|^(?:pass|pw|auth|key|sig|code|state|ticket|hash)$/;
const person =
  /^(?:(?:first|last|middle|given|family|full|sur|maiden|billing|shipping|customer|card(?:holder)?|holder)name|(?:date)?of?birth(?:date|day)?|dob|birthday|birthdate|street\d?|streetaddress|address(?:line)?\d?|postaladdress|ssn|socialsecurity(?:number)?|taxid|passport(?:number)?|nationalid)$/;

/** @returns null when the name says nothing of the kind */
export function kindOfName(name: string): NamedKind | null {
  const word = plain(name);
  if (credential.test(word)) return 'credential';
  if (/e?mail(?:address)?$/.test(word)) return 'email';
  if (/(?:phone|mobile|fax|tel)(?:number|no)?$/.test(word)) return 'phone';
  return person.test(word) ? 'person' : null;
}
