import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const virustotalApiKey: SecretRule = {
  id: 'secret/virustotal-api-key',
  title: 'A VirusTotal API key is in the diff',
  provider: 'VirusTotal',
  keywords: ['virustotal', 'virus_total', 'vt_api'],
  pattern: assigned('virus_?-?total|vt_(?=api)', /[0-9a-f]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in VirusTotal under API key and issue a new one.',
  source: ['VirusTotal Docs: Authentication'],
};
