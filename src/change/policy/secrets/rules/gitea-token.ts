import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const giteaToken: SecretRule = {
  id: 'secret/gitea-token',
  title: 'A Gitea or Forgejo access token is in the diff',
  provider: 'Gitea or Forgejo',
  keywords: ['gitea', 'forgejo', 'codeberg'],
  pattern: assigned('gitea|forgejo|codeberg', /[a-f0-9]{40}/),
  longest: longestAssigned + 40,
  entropy: 2.75,
  remedy: revokeAt("the server's /user/settings/applications"),
  source: ['Gitea: API usage'],
};
