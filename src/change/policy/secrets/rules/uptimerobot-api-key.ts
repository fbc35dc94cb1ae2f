import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const uptimerobotApiKey: SecretRule = {
  id: 'secret/uptimerobot-api-key',
  title: 'An UptimeRobot API key is in the diff',
  provider: 'UptimeRobot',
  keywords: ['uptimerobot', 'uptime_robot', 'uptime-robot', 'uptime robot'],
  pattern: freeStanding(/[um]\d{5,9}-[0-9a-f]{24}/),
  longest: 35,
  near: 160,
  entropy: 2.8,
  remedy: 'Revoke it in UptimeRobot under Integrations & API and issue a new one.',
  source: ['UptimeRobot: API'],
};
