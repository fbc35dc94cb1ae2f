import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const codeClimateToken: SecretRule = {
  id: 'secret/code-climate-token',
  title: 'A Code Climate reporter ID, which is its key is in the diff',
  provider: 'Code Climate',
  keywords: [
    'codeclimate',
    'code_climate',
    'code-climate',
    'code.climate',
    'cc_test_reporter',
    'cc-test-reporter',
    'cc.test.reporter',
    'cctestreporter',
  ],
  pattern: assigned('code[_-]?climate|cc[_.-]?test[_.-]?reporter', /[a-f0-9]{64}/, 'id|token|key'),
  longest: longestAssigned + 64,
  entropy: 2.75,
  remedy: revokeAt('codeclimate.com > Repo settings > Test coverage'),
  source: ['Code Climate: Test coverage'],
};
