import { assigned, longestAssigned } from '../assigned.ts';
import { isDrawnByChance } from '../drawn-by-chance.ts';
import type { SecretRule } from '../secret-rule.ts';

export const huaweiSecretKey: SecretRule = {
  id: 'secret/huawei-secret-key',
  title: 'A Huawei Cloud secret access key is in the diff',
  provider: 'Huawei Cloud',
  keywords: ['huawei', 'hw_', 'os_secret_key', 'obs_'],
  pattern: assigned('huawei|hw_(?=secret|access)|os_secret_key|obs_(?=secret|sk)', /[A-Za-z0-9]{40}/i),
  longest: longestAssigned + 40,
  entropy: 2.8,
  valid: isDrawnByChance,
  remedy: 'Revoke it in the Huawei Cloud console under My Credentials > Access Keys and issue a new one.',
  source: ['Huawei Cloud: Access keys'],
};
