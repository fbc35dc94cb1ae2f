import type { Configuration, Zone } from '../../domain/configuration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ChangedFile } from '../../domain/pull-request.ts';

/** Families of rules: the keys under `policy` in the configuration that set a level for many rules at once. */
type Family = Exclude<keyof Configuration['policy'], 'rules'>;

/** What a rule is given beside the file. */
interface RuleContext {
  /** From the configuration: the severity of what this rule finds. */
  readonly severity: Finding['severity'];
  /** Secret of the installation: without it nobody can check a guess of a secret against a fingerprint. */
  readonly salt: string;
  /** Those of the base branch's configuration. */
  readonly zones: readonly Zone[];
}

/** One rule of the policy check. The registry lists them; the documentation is made from the words here. */
export interface Rule {
  /** `family/name`. */
  readonly id: `${Family}/${string}`;
  readonly family: Family;
  /** What is wrong, in one line. */
  readonly title: string;
  /** Why it matters to who has never met it. */
  readonly why: string;
  /** What the author of a change should do about a finding. */
  readonly remedy: string;
  /** Where the rule comes from: the documents that define what it looks for. */
  readonly source: readonly string[];
  /** Whether a binary file of this path may hold what the rule looks for, though it cannot be read. */
  readonly concernsBinary: (path: string) => boolean;
  /** Everything the rule sees in the files of a complete diff. Pure. */
  readonly evaluate: (files: readonly ChangedFile[], context: RuleContext) => Finding[];
}
