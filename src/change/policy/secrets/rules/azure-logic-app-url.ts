import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureLogicAppUrl: SecretRule = {
  id: 'secret/azure-logic-app-url',
  title: 'A signed URL of an Azure Logic App or Power Automate flow is in the diff',
  provider: 'Azure Logic Apps',
  keywords: ['logic.azure.com', 'powerplatform.com'],
  pattern:
    /(?:logic\.azure\.com|powerplatform\.com)(?::443)?\/[A-Za-z0-9_./-]{20,160}\?[A-Za-z0-9_.%&=-]{1,160}[?&]sig=(?<secret>[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/,
  longest: 420,
  entropy: 3.3,
  remedy: revokeAt('portal.azure.com > Logic App > Access keys > Regenerate'),
  source: ['Azure Logic Apps: Secure access and data'],
};
