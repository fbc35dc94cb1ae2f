import type { SecretRule } from '../secret-rule.ts';
import { isSecretValue } from './secret-value.ts';

/** Where programs of the command line take a token or the cookie of a session as a bare word. */
export const commandLineToken: SecretRule = {
  id: 'secret/command-line-token',
  title: 'A token or a session on a command line is in the diff',
  provider: 'the service that the command talks to',
  keywords: [
    'vault login',
    'snyk auth',
    'authtoken',
    'doctl auth',
    'cargo login',
    'codecov ',
    'nuget push',
    'nuget.exe push',
    'nuget setapikey',
    'mc alias set',
    'mc config host',
    'plink',
    'pscp',
    'twine upload',
  ],
  pattern:
    /\b(?:vault login[ ](?:-\S{1,60}[ ])?|snyk auth |ngrok (?:config add-)?authtoken |doctl auth init (?:-t|--access-token)[ =]|cargo login |codecov (?:[^\r\n|;]{0,120}[ ])?-t[ ]|nuget(?:\.exe)? push [^\r\n|;]{1,200}[ ]-(?:k|ApiKey)[ ]|nuget(?:\.exe)? setapikey |mc (?:alias set|config host add) \S{1,60} \S{1,200} \S{3,80} |(?:plink|pscp)(?:\.exe)? (?:[^\r\n|;]{0,120}[ ])?-pw[ ]|twine upload (?:[^\r\n|;]{0,120}[ ])?-p[ ])["']?(?<secret>[A-Za-z0-9][\w.+/=~!@#%^&*-]{7,400})/,
  longest: 820,
  valid: (secret) => isSecretValue(secret, 'password') || isSecretValue(secret, 'secret'),
  remedy: 'Revoke it where it was issued, and hand it over on standard input or from the environment.',
  source: ['Vault: vault login', 'Snyk CLI: auth', 'ngrok agent CLI', 'MinIO: mc alias set', 'CWE-214'],
};

/** The cookie of a session that a request brings along. */
export const sessionCookie: SecretRule = {
  id: 'secret/session-cookie',
  title: 'The cookie of a session is in the diff',
  provider: 'the site that it is for',
  keywords: ['curl', 'cookie'],
  pattern:
    /(?:\s-b|--cookie|\b[Cc]ookie["']?[ ]{0,2}[:=,])[ =]{0,2}["']?(?:[^\r\n"']{0,200}[ ;])?[\w.-]{0,30}(?:[Ss]ess(?:ion)?(?:[_-]?(?:id|ID|Id|token))?|SESS\w{0,10}|sid|SID|[Aa]uth\w{0,20}|[Tt]oken|jwt|JWT)=(?<secret>[A-Za-z0-9%._~+/-]{20,400})/,
  longest: 720,
  near: 320,
  entropy: 3.2,
  valid: (secret) => isSecretValue(secret, 'secret'),
  remedy: 'End the session or sign out everywhere, and read the cookie from a file that is not committed.',
  source: ['curl(1): --cookie', 'RFC 6265: HTTP State Management Mechanism'],
};
