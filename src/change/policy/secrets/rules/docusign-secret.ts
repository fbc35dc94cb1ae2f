import { assigned, longestAssigned } from '../assigned.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const docusignSecret: SecretRule = {
  id: 'secret/docusign-secret',
  title: 'A DocuSign secret key is in the diff',
  provider: 'DocuSign',
  keywords: ['docusign'],
  pattern: assigned(
    'docusign',
    /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/,
    'secret(?:[_ -]?key)?',
  ),
  longest: longestAssigned + 36,
  entropy: 2.75,
  remedy: revokeAt('admindemo.docusign.com > Apps and Keys'),
  source: ['DocuSign: Authentication'],
};
