import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const sumologicHttpSource: SecretRule = {
  id: 'secret/sumologic-http-source',
  title: 'A Sumo Logic HTTP source address is in the diff',
  provider: 'Sumo Logic',
  keywords: ['/receiver/v1/http/'],
  pattern: freeStanding(
    /https:\/\/[a-z0-9.-]{1,60}\.sumologic\.com\/receiver\/v1\/http\/[A-Za-z0-9+/_=-]{60,200}/,
  ),
  longest: 300,
  remedy: 'Revoke it in Sumo Logic under Manage Data > Collection and issue a new one.',
  source: ['Sumo Logic Docs: HTTP logs and metrics source'],
};
