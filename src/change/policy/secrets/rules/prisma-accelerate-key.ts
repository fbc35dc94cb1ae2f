import { freeStanding } from '../free-standing.ts';
import type { SecretRule } from '../secret-rule.ts';

export const prismaAccelerateKey: SecretRule = {
  id: 'secret/prisma-accelerate-key',
  title: 'A Prisma Accelerate connection string is in the diff',
  provider: 'Prisma Accelerate',
  keywords: ['prisma://', 'prisma+postgres://'],
  pattern: freeStanding(
    /prisma(?:\+postgres)?:\/\/[a-z0-9.-]{4,80}\/\?api_key=eyJ[A-Za-z0-9_-]{16,200}\.[A-Za-z0-9_-]{30,500}\.[A-Za-z0-9_-]{43,90}/,
  ),
  longest: 903,
  remedy: 'Revoke it in the Prisma Console under the environment > API keys and issue a new one.',
  source: ['Prisma Docs: Accelerate API keys'],
};
