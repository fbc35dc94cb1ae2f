import type { Verification, VerificationPart } from '../../domain/deployment.ts';
import type { Sha } from '../../domain/ids.ts';
import { Mask } from './mask.ts';
import { worst } from './worst.ts';

/** One way to verify, to be carried out. */
export interface PartToVerify {
  readonly kind: VerificationPart['kind'];
  run(): Promise<VerificationPart>;
}

/** What is verified. */
export interface VerificationSubject {
  readonly environment: string;
  readonly sha: Sha;
}

/** A part that says nothing, and why. */
export function inconclusive(kind: VerificationPart['kind'], reason: string): VerificationPart {
  return { kind, verdict: 'inconclusive', reason: reason.slice(0, 500), details: [] };
}

/**
 * Carries out all parts, one after another, and takes the worst of what they say. A part that breaks off is
 * inconclusive, and so is a verification without parts: what was not looked at is not well.
 * @param now milliseconds since 1970
 */
export async function verify(
  { environment, sha }: VerificationSubject,
  parts: readonly PartToVerify[],
  now: () => number = Date.now,
): Promise<Verification> {
  const startedAt = new Date(now()).toISOString();
  const done: VerificationPart[] = [];
  for (const part of parts) done.push(await carriedOut(part));
  if (done.length === 0) done.push(inconclusive('synthetic', nothingToVerify(environment)));
  return {
    version: 1,
    environment,
    sha,
    startedAt,
    endedAt: new Date(now()).toISOString(),
    verdict: worst(done.map(({ verdict }) => verdict)),
    parts: done,
  };
}

function nothingToVerify(environment: string): string {
  return (
    `Nothing says how ${environment} is verified. Name a file of journeys under ` +
    `environments.${environment}.verify.synthetic in .github/wired-chaos.yml.`
  );
}

async function carriedOut({ kind, run }: PartToVerify): Promise<VerificationPart> {
  try {
    return await run();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return inconclusive(kind, new Mask().shown(why));
  }
}
