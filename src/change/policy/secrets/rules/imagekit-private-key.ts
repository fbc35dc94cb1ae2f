import type { SecretRule } from '../secret-rule.ts';
import { token } from '../token.ts';
import { revokeAt } from '../words-s2.ts';

export const imagekitPrivateKey: SecretRule = {
  id: 'secret/imagekit-private-key',
  title: 'An ImageKit private key is in the diff',
  provider: 'ImageKit',
  keywords: ['private_'],
  pattern: token('private_[A-Za-z0-9+/]{27}=', 'base64'),
  longest: 36,
  entropy: 3.3,
  remedy: revokeAt('imagekit.io/dashboard/developer/api-keys'),
  source: ['ImageKit: API keys'],
};
