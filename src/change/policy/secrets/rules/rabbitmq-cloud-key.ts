import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';

export const rabbitmqCloudKey: SecretRule = {
  id: 'secret/rabbitmq-cloud-key',
  title: 'A CloudAMQP API key is in the diff',
  provider: 'CloudAMQP',
  keywords: ['cloudamqp', 'cloud_amqp'],
  pattern: assigned('cloud_?-?amqp', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i),
  longest: longestAssigned + 36,
  entropy: 2.8,
  remedy: 'Revoke it in CloudAMQP under Team settings > API Access and issue a new one.',
  source: ['CloudAMQP Docs: API'],
};
