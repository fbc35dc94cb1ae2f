/** How sure a name makes it that its value is a credential. */
export type Credential = 'password' | 'secret' | 'perhaps';

const passwords = /(?:password|passwd|passphrase|passcode|passwort|contrasena|motdepasse|pwd)s?$/;
const shortPasswords = new Set([
  'pass',
  'pw',
  'dbpass',
  'userpass',
  'mypass',
  'smtppass',
  'mailpass',
  'rootpass',
  'requirepass',
  'masterauth',
  'psk',
  'bindpw',
  'adminpw',
  'rootpw',
]);
const secrets =
  /(?:secret|token|apikey|accesskey|secretkey|privatekey|authkey|signingkey|encryptionkey|masterkey|accountkey|sharedkey|apitoken|authtoken)s?$/;
/** Before `key`. */
const secretKeys = new Set(
  (
    'api access secret private auth authentication authorization signing sign signature encryption encrypt ' +
    'encrypting crypto cipher aes hmac jwt master account shared storage service app application client consumer ' +
    'deploy session subscription function host webhook admin root sas integration ingest ingestion write developer ' +
    'server rest db database bearer cookie security aws azure gcp google openai stripe twilio sendgrid mailgun ' +
    'github gitlab slack datadog firebase algolia django flask rails laravel base jws rsa ec des vault license'
  ).split(' '),
);
/** After the word: a kind of value or a place where it is used, and still the credential. */
const suffixes = new Set(
  (
    'value val string str base64 b64 hex raw plain plaintext prod production staging stage dev development live test ' +
    'uat qa old new backup secondary default main env base v1 v2 v3 current previous'
  ).split(' '),
);
/** What is no secret, or what only talks of one. */
const others = new Set(
  (
    'public publishable pub csrf xsrf page next continuation cursor cancel cancellation partition primary foreign sort ' +
    'cache object index translation site idempotency websocket mock fake dummy example sample placeholder label hint ' +
    'no has is show hide forgot reset invalid missing wrong anon anonymous fingerprint checksum digest hash hashed ' +
    'encrypted sealed masked redacted lookup sync etag row column col map dedupe dedup event trace span correlation ' +
    'request message kms host-key known exporter traffic handshake resumption verifier lexer syntax type amz start end open close begin'
  ).split(' '),
);

/** The words of a name in any of the usual spellings: camelCase, snake_case, kebab-case, dotted. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/**
 * What a name says of the value that it stands before.
 * @param name at most some hundred characters
 * @returns null when it names no credential, or one that is public
 */
export function credentialOf(name: string): Credential | null {
  if (/^(?:identified by|(?:convertto-)?securestring)$/i.test(name)) return 'password';
  const words = wordsOf(name);
  while (words.length > 1 && (suffixes.has(words.at(-1) ?? '') || /^\d+$/.test(words.at(-1) ?? ''))) {
    words.pop();
  }
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  // The last three words are about the value; what stands before is where it belongs.
  if (words.slice(-3).some((word) => others.has(word))) return null;
  if (passwords.test(last) || shortPasswords.has(last)) return 'password';
  if (secrets.test(last)) return 'secret';
  if (last === 'credential' || last === 'credentials') return 'perhaps';
  if (last === 'pat' && before !== '') return 'secret';
  if (last !== 'key' && last !== 'keys' && last !== 'auth') return null;
  if (last !== 'auth' && secretKeys.has(before)) return 'secret';
  return before === '' ? null : 'perhaps';
}
