import { anyCase } from './any-case.ts';

/** How the names of credentials end, or go on before a few more words. */
const credential =
  'api[_. -]?keys?|key(?!word|board|frame)|tokens?|secret|passw(?:or)?d|passphrase|pwd|pass(?![a-z])|pat(?![a-z])|credentials?|auth(?:orization)?(?!or)|bearer';
/** What comes before such a word where the value is for everyone, or is no credential. */
const harmless =
  '(?<!(?:public|publishable|site|idempotency|cache|partition|foreign|csrf|xsrf|anon)[_. -]?(?:api[_. -]?)?)' +
  '(?<!(?:pub|primary|next|(?<!status)page|row|sort|dedup)[_. -]?)';
/** What tells of a credential and is none. */
const about = String.raw`(?![\w.-]{0,24}(?:id|ids|hash|digest|fingerprint|checksum|sha\d{0,3}|md5|etag)["'\s]{0,2}[:=])`;
/** Files are not given values but sums of what they hold. */
const file = String.raw`(?![\w.-]{0,24}\.(?:[cm]?[jt]sx?|json|md|py|go|rb|java|kt|rs|cs|php|ya?ml|css|html|sh|snap|txt|svg|png)["'\s]{0,2}[:=,@])`;
/** What stands between a name and its value: quotes, signs of assignment, and the words of forms that need some. */
const joint =
  String.raw`(?:[^\w.-][^A-Za-z0-9]{0,24}(?:(?:value|default|content|string|bearer|token|basic|apikey|ssws|key|or|(?:static )?str|var|body)[^A-Za-z0-9]{1,20})?` +
  String.raw`|["']?\s{0,4}\{[^{}]{1,120}\bdefault\s{0,12}=\s{0,4}["'])`;

/**
 * The pattern of a value without a form of its own that is given to a credential of a certain provider, as in
 * `ACME_API_KEY=…`, `acme: { apiKey: '…' }` or `X-Acme-Token: …`.
 * @param provider regular expression of its names; case does not matter
 * @param form of the value, bounded; case matters unless its flag says otherwise
 * @param name the words for a credential, instead of those for any
 * @see longestAssigned
 */
export function assigned(provider: string, form: RegExp, name: string = credential): RegExp {
  const value = form.ignoreCase ? anyCase(form.source) : form.source;
  const before = anyCase(
    `(?:${provider})[^]{0,80}?${harmless}(?:${name})${about}${file}[\\w.-]{0,24}${joint}`,
  );
  return new RegExp(`${before}(?<secret>${value})(?![A-Za-z0-9+/=_-])`);
}

/** What such a match has at most beside the value. */
export const longestAssigned = 280;
