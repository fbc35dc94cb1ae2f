/** Names whose values are for everyone, or are no credentials, although they end like those. */
const harmless =
  'public|publishable|pub|site|idempotency|cache|partition|foreign|primary|csrf|xsrf|next|page|row|sort|dedup|anon';
const anyCredential = 'key(?!word|board|frame)|token|secret|passw(?:or)?d|auth(?!or)|bearer|credential';
/** What tells of a credential and is none. */
const about = String.raw`(?![\w.-]{0,24}(?:id|ids|hash|digest|fingerprint|checksum|sha\d{0,3}|md5|etag)["'\s]{0,2}[:=])`;
/** Files are not given values but sums of what they hold. */
const file = String.raw`(?![\w.-]{0,24}\.(?:[cm]?[jt]sx?|json|md|py|go|rb|java|kt|rs|cs|php|ya?ml|css|html|sh|snap|txt|svg|png)["'\s]{0,2}[:=,@])`;
const declared = String.raw`(?:[\s:]{1,3}str(?:ing)?)?`;
const valueField = String.raw`(?:["'\s]{0,4},?\s{0,60}["']?value["']?)?`;
const scheme = String.raw`(?:(?:bearer|token|basic|ssws|apikey|key)[\s=:]{1,3})?`;

/**
 * A pattern for a secret that looks like much else: the name of its provider stands before it, then, close by, a
 * word for a credential, and this credential is given the value.
 * @param names of the provider, as alternatives of a pattern: `mailgun`, `nexmo|vonage`
 * @param value bounded
 * @param credential the words that have to stand between, as alternatives
 */
export function namedValue(names: string, value: RegExp, credential: string = anyCredential): RegExp {
  return new RegExp(
    `(?:${names})[^]{0,80}?(?<!(?:${harmless})[\\s_-]?)(?:${credential})${about}${file}[\\w.-]{0,24}${declared}${valueField}` +
      `[^\\w\\r\\n]{1,12}${scheme}["'\`]?(?<secret>${value.source})(?![\\w=-])`,
    'i',
  );
}

/** How long a match of such a pattern can become before its value. */
export const beforeValue = 280;
