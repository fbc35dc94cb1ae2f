/** How the names of credentials end. Names of identifiers, hashes and addresses of them end otherwise. */
const credential =
  'api[_. -]?keys?|key|tokens?|secret|passw(?:or)?d|passphrase|pwd|pass|pat|credentials?|auth(?:orization)?|bearer';
/** What comes before such an ending where the value is for everyone, or is no credential. */
const harmless =
  '(?<!(?:public|publishable|site|idempotency|cache|partition|foreign|csrf|xsrf|anon)[_. -]?(?:api[_. -]?)?)';
/** What stands between a name and its value: quotes, signs of assignment, and the words of forms that need some. */
const joint =
  '[^A-Za-z0-9]{1,20}(?:(?:value|default|content|string|bearer|token|basic|apikey|or|str|var)[^A-Za-z0-9]{1,20})?';

/**
 * The pattern of a value without a form of its own that is given to a credential of a certain provider, as in
 * `ACME_API_KEY=…`, `acme: { apiKey: '…' }` or `X-Acme-Token: …`.
 * @param provider regular expression of its names; case does not matter
 * @param form regular expression of the value; case matters
 * @param name how the name of the credential ends, instead of what those of all credentials end in
 * @see longestAssigned
 */
export function assigned(provider: string, form: string, name: string = credential): RegExp {
  return new RegExp(
    `(?:${provider})[^]{0,60}?${harmless}(?:${name})${joint}(?<secret>(?-i:${form}))(?![A-Za-z0-9+/=_-])`,
    'i',
  );
}

/** What such a match has at most beside the value. */
export const longestAssigned = 160;
