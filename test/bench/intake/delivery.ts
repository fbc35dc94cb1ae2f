import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';

const Examples = z.array(
  z.object({
    name: z.string(),
    examples: z.array(z.looseObject({ action: z.string().optional() })),
  }),
);

/** What is delivered in the bench. */
export interface BenchDelivery {
  readonly event: string;
  readonly body: Buffer;
  /** `X-Hub-Signature-256`. */
  readonly signature: string;
}

/**
 * GitHub's own example of an opened pull request, about 20 kB, for an installation. Only the GUID changes from one
 * delivery to the next, so that all wake the same flow and what is measured is the intake.
 */
export function openedPullRequest(installation: number, secret: string): BenchDelivery {
  const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples');
  const all = Examples.parse(JSON.parse(readFileSync(file, 'utf8')));
  const opened = all
    .find(({ name }) => name === 'pull_request')
    ?.examples.find(({ action }) => action === 'opened');
  if (opened === undefined) throw new Error('there is no example of an opened pull request');
  const body = Buffer.from(
    JSON.stringify({ ...opened, installation: { id: installation, node_id: 'MDIz' } }),
  );
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  return { event: 'pull_request', body, signature };
}
