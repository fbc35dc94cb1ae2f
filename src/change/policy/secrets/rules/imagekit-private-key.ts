import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const imagekitPrivateKey: SecretRule = {
  id: 'secret/imagekit-private-key',
  title: 'An ImageKit private key is in the diff',
  provider: 'ImageKit',
  keywords: ['private_'],
  pattern: freeStanding(/private_[A-Za-z0-9+/]{27}=/, 'base64'),
  longest: 36,
  entropy: 3.3,
  remedy: revokeAt('imagekit.io/dashboard/developer/api-keys'),
  source: ['ImageKit: API keys'],
};
