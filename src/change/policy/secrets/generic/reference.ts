/** What begins a value that stands for a secret kept elsewhere, or for one that nobody can read without another. */
const references =
  /^(?:\$[({]|\{\{|<%|%[({]|#\{|@\{|@[A-Za-z]+\(|\$\$|!(?:vault|ref|sub|getatt|importvalue|join|secret|env|include|reference|fn::)|~\/|\.{1,2}[/\\]|[A-Za-z]:\\|(?:arn|vault|ssm|op|file|env|kms|akv|keyvault|secretref|secret|ref|gcp|awssm|aws|azurekeyvault|projects|bitwarden|pass|doppler|infisical|chamber|sops|keyring|conjur|config|cipher|enc|encrypted|encryptedvalue|parameter|resolve|http|https|urn|did|data|blob|git|ssh|sha\d{1,3}|md5):|enc\[|enc\(|\{cipher\}|\{(?:ssha|sha|smd5|md5|crypt|noop|bcrypt|pbkdf2)|\$ansible_vault|projects\/[\w-]{1,60}\/secrets|secret\/|kv\/|ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|aaaab3nza|aaaac3nza|-{4,5} ?begin|ls0tls1crudjti|mii[a-z]|sha\d{1,3}-|gpg-|age1|ag[a-d][a-z0-9+/]{90}|(?:aes|des|3des|rsa|ecdsa|ed|hmac|chacha20|camellia|pbkdf2|hs|rs|es|ps)[-_/]?\d{2,4}(?:$|[-_/])|\d{4}-\d\d-\d\dt\d\d|aqicah|aqecah|akcp-)/i;
const inside =
  /process\.env|os\.environ|getenv|env\[|\$\{|\$\(|\{\{|%\(|secretsmanager|keyvault|secretkeyref|valuefrom|fromenv|<\/?[a-z][^>]{0,60}>|\[(?:a-[fz]|0-9)|\{[a-z][\w-]{0,30}(?::\d{1,4})?\}|\\d\{|\.\*|\(\?:|::|=>|\(\)|\[\]|\{\}|\\[nrtuxwdsb]|\[-?\d{1,3}\]|\[\[:|\[\^|\\[+*?.()[\]|]|\)\/|\/\*\*|\/aws4_request/i;
/** A place to put a value: `{name}`, `[token]`, `(password)`, `__TOKEN__`, `#{X}#`, `@@x@@`, `%X%`. */
const slot =
  /^(?:\{[^}]{1,80}\}|\[[^\]]{1,80}\]|\([^)]{1,80}\)|__\w{1,80}__|#\{?[\w.-]{1,80}\}?#|@@?[\w.-]{1,80}@@?|%[\w.-]{1,80}%|<[^>]{1,80}>|\*+|x+|-+|_+|\.+|#+|\?+|[$*&][a-z_][\w.:-]*|%[sdv]|\/[a-z._-]+(?:\/[\w.-]+)+)$/i;
/** What hashes of passwords begin with: nobody logs in with them. */
const hashed =
  /^(?:\$(?:2[abxy]?|1|5|6|7|y|gy|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]*|apr1|P|H)\$|pbkdf2[_:]|bcrypt[_$]|scrypt[:$]|argon2)/;

/** An option of a command, with what it is given or without. */
const option = /^--?[A-Z]?[a-z]{2,30}(?:-[a-z0-9]{1,30}){0,6}(?:=|$)/;

/** Keys that their makers call public: browsers and apps show them to everybody. */
const published = /^(?:pk_(?:live|test)_|pk\.eyJ|phc_|sb_publishable_|(?:pub|sub)-c-|FLWPUBK|NRJS-|ssh-)/;

/** Whether a value is none itself, but says where to take it from, or is one that is encrypted, hashed or public. */
export function isReference(value: string): boolean {
  return (
    published.test(value) ||
    option.test(value) ||
    references.test(value) ||
    slot.test(value) ||
    hashed.test(value) ||
    inside.test(value)
  );
}

/** The names of settings and variables, and those of kinds of credentials: `ACME_CLIENT_SECRET`, `acme.api-key`. */
const name =
  /^(?:[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,8}|[a-z][a-z0-9]{0,30}(?:[_.-][a-z0-9]{1,30}){1,8}|[A-Za-z][a-z0-9]{1,30}(?:[A-Z][a-z0-9]{1,30}){1,8})$/;
const last =
  /(?:^|[_.-]|[a-z0-9](?=[A-Z]))(?:key|keys|token|tokens|secret|secrets|passwd|password|passphrase|pass|pwd|pat|auth|credentials?|id|name|keypair|keytab|value|var|env)$/i;

/** Whether a value is the name of a credential, as where one is read from the environment or listed. */
export function isName(value: string): boolean {
  return value.length <= 100 && name.test(value) && last.test(value);
}

/** A value as it is meant when it stands in an address. */
export function plainOf(value: string): string {
  return /%[0-9A-Fa-f]{2}/.test(value)
    ? value.replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : value;
}
