import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const cloudamqpKey: SecretRule = {
  id: 'secret/cloudamqp-key',
  title: 'A CloudAMQP API key is in the diff',
  provider: 'CloudAMQP',
  keywords: ['cloudamqp', 'cloud_amqp', 'cloud-amqp', 'cloud.amqp'],
  pattern: assigned('cloud_?amqp', /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('customer.cloudamqp.com/apikeys'),
  source: ['CloudAMQP: API'],
};
