import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const wakatimeApiKey: SecretRule = {
  id: 'secret/wakatime-api-key',
  title: 'A WakaTime API key is in the diff',
  provider: 'WakaTime',
  keywords: ['waka_'],
  pattern: freeStanding(
    /waka_(?:tok_|sec_|ref_)?(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Za-z0-9]{60,90})/,
  ),
  longest: 99,
  entropy: 2.8,
  remedy: 'Revoke it in WakaTime under Settings > Account and issue a new one.',
  source: ['WakaTime Developers: Authentication'],
};
