import { createHash } from 'node:crypto';
import type { CheckContent } from '../../connect/github/checks.ts';
import type { Plan } from './state.ts';

/** The check run that an anchor is. It judges nothing. */
export const anchorCheck = 'wired-chaos/ledger';

/** An anchor as people see it: everything that verification needs, and how to do it. */
export function describeAnchor(installation: number, plan: Plan): CheckContent {
  const { seq, hash, keyId, signature } = plan;
  const title = `The ledger of this installation had ${seq} entries`;
  const summary = [
    'Whatever the App decides and does is on a tamper-evident ledger. This notes its newest entry outside of what ' +
      'the App stores: who changes anything that was written before differs from it. It judges nothing.',
    '',
    '| | |',
    '|---|---|',
    `| installation | ${installation} |`,
    `| entry | ${seq} |`,
    `| SHA-256 | \`${hash}\` |`,
    `| key | \`${keyId}\` |`,
    `| signature (Ed25519) | \`${signature}\` |`,
    '',
    'To hold an exported ledger against it, without the App:',
    '',
    '```sh',
    `wired-chaos ledger verify --file ledger.jsonl --public-key ${keyId} --anchor ${installation}/${seq}:${hash}`,
    '```',
  ].join('\n');
  const digest = createHash('sha256').update(`${title}\n${summary}`).digest('hex').slice(0, 32);
  return { name: anchorCheck, conclusion: 'neutral', title, summary, annotations: [], digest };
}
