import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const firebaseWebApiKey: SecretRule = {
  id: 'secret/firebase-web-api-key',
  title: 'A Firebase API key is in the diff',
  provider: 'Firebase',
  keywords: ['aiza'],
  pattern: freeStanding(/AIza[A-Za-z0-9_-]{35}/),
  longest: 39,
  entropy: 3.3,
  // Within the configuration of an app it only says which project it belongs to.
  besides: {
    pattern:
      /firebaseapp\.com|firebaseio\.com|messagingSenderId|mobilesdk_app_id|GOOGLE_APP_ID|GCM_SENDER_ID/i,
    lines: 14,
  },
  remedy:
    'It is meant to be seen by users: restrict it to the Firebase APIs and to your apps at ' +
    'console.cloud.google.com/apis/credentials, and rely on Security Rules and App Check.',
  source: ['Firebase: Learn about using and managing API keys'],
  weight: 'warn',
};
