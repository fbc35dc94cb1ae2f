import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const microsoftBingKey: SecretRule = {
  id: 'secret/microsoft-bing-key',
  title: 'A Bing subscription key is in the diff',
  provider: 'Bing',
  keywords: ['bing_', 'bing-', 'bingsearch', 'bingmaps'],
  pattern: assigned('bing(?=[_-]?(?:search|maps|api|key|subscription))', /[0-9a-f]{32}|[A-Za-z0-9_-]{64}/i),
  longest: longestAssigned + 64,
  entropy: 2.8,
  remedy: 'Revoke it in the Azure portal under the resource > Keys and Endpoint and issue a new one.',
  source: ['Bing Maps: Getting a key'],
};
