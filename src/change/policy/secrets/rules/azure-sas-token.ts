import type { SecretRule } from '../secret-rule.ts';

export const azureSasToken: SecretRule = {
  id: 'secret/azure-sas-token',
  title: 'An Azure shared access signature is in the diff',
  provider: 'Azure',
  keywords: ['sig='],
  // A HMAC-SHA256 in base64, with its signs percent-encoded or not.
  pattern: /(?<=[?&;"'\s])sig=(?<secret>(?:[A-Za-z0-9+/]|%2[BbFf]){43}(?:%3[Dd]|=))(?![A-Za-z0-9%=])/,
  longest: 140,
  entropy: 3.3,
  besides: { pattern: /[?&;"'\s](?:s[vpert]|s[rk]|skn)=/, lines: 0 },
  remedy:
    'Revoke it with the stored access policy that it names, or by rotating the key of the account that signed it: ' +
    'portal.azure.com > the account > Access keys. Then issue one that is short-lived when it is needed.',
  source: ['Azure Storage: Grant limited access with shared access signatures'],
};
