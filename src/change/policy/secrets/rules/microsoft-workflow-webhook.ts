import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const microsoftWorkflowWebhook: SecretRule = {
  id: 'secret/microsoft-workflow-webhook',
  title: 'A Microsoft Power Automate trigger URL is in the diff',
  provider: 'Microsoft Power Automate',
  keywords: ['/triggers/'],
  pattern: freeStanding(
    /https:\/\/[a-z0-9.-]{1,100}\.(?:logic\.azure\.com|powerplatform\.com)(?::443)?\/[A-Za-z0-9/._-]{0,120}workflows\/[0-9a-f]{32}\/triggers\/[A-Za-z0-9_/]{1,60}\?[^\s"'<>]{0,160}\bsig=[A-Za-z0-9_%-]{40,60}/,
  ),
  longest: 588,
  remedy: 'Revoke it in Power Automate by replacing the trigger of the flow and issue a new one.',
  source: ['Azure Logic Apps: Secure access to workflow triggers'],
};
