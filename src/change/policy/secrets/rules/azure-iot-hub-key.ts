import { isDrawnByChance } from '../drawn-by-chance.ts';
import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';
import { revokeAt } from '../words-s2.ts';

export const azureIotHubKey: SecretRule = {
  id: 'secret/azure-iot-hub-key',
  title: 'An Azure IoT Hub shared access key is in the diff',
  provider: 'Azure IoT Hub',
  keywords: ['aiot'],
  pattern: freeStanding(/[A-Za-z0-9+/]{33}AIoT[A-P][A-Za-z0-9+/]{5}=/, 'base64'),
  longest: 44,
  entropy: 3.3,
  valid: isDrawnByChance,
  remedy: revokeAt('portal.azure.com > IoT Hub > Shared access policies'),
  source: ['Azure IoT Hub: Control access'],
};
