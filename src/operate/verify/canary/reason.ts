import type { VerificationVerdict } from '../../../domain/deployment.ts';
import type { Series } from './series.ts';

type ArmName = 'baseline' | 'canary';

/** Why a metric cannot be judged at all. */
export type Refusal =
  | { readonly refused: 'samples'; readonly arm: ArmName; readonly samples: number; readonly needed: number }
  | {
      readonly refused: 'requests';
      readonly arm: ArmName;
      readonly requests: number;
      readonly needed: number;
    }
  | { readonly refused: 'gaps'; readonly arm: ArmName; readonly samples: number; readonly slots: number };

/** What was found of a metric; harms, means and bounds in its unit. */
export interface Findings {
  readonly verdict: VerificationVerdict;
  /** Whether the harm seen is as large as matters. */
  readonly matters: boolean;
  readonly baseline: number;
  readonly canary: number;
  readonly harm: number;
  readonly effect: number | null;
  readonly low: number;
  readonly high: number;
  readonly harmBound: number;
  readonly toleranceBound: number;
  readonly confidence: number;
  readonly assurance: number;
  readonly samples: number;
  readonly independent: number;
  /** About how many samples would be enough, if that can be said. */
  readonly needed: number | null;
  /** Outliers that count for less. */
  readonly moved: number;
  readonly paired: boolean;
}

/** The verdict's reason in one sentence, with the numbers that decided. */
export function reasonOf(series: Series, found: Findings | Refusal): string {
  const text = 'refused' in found ? refusalText(found) : findingText(series, found);
  return text.slice(0, 500);
}

function refusalText(refusal: Refusal): string {
  const { arm } = refusal;
  switch (refusal.refused) {
    case 'samples':
      return refusal.samples === 0
        ? `there are no samples of the ${arm}`
        : `${refusal.samples} samples of the ${arm} are too few, at least ${refusal.needed} are needed`;
    case 'requests':
      return `${number(refusal.requests)} requests to the ${arm} are too little traffic, at least ${refusal.needed} are needed`;
    case 'gaps':
      return `${refusal.slots - refusal.samples} of ${refusal.slots} samples of the ${arm} are missing: what is left may not be like the rest`;
  }
}

function findingText(series: Series, found: Findings): string {
  const amount = (value: number) => inUnit(series.unit, value);
  const share = (value: number) =>
    found.effect === null || found.harm === 0 || found.baseline === 0
      ? amount(value)
      : percent(value / Math.abs(found.baseline));
  const seen = `${standing(found, share)} (${amount(found.canary)} against ${amount(found.baseline)})`;
  const parts = [`${seen}${conclusion(found, share)}`];
  if (found.independent < 0.7 * found.samples)
    parts.push(
      `${found.samples} samples so alike their neighbours are worth ${number(found.independent)} independent ones`,
    );
  if (found.paired) parts.push('load that both share is taken out');
  if (found.moved > 0)
    parts.push(`${found.moved} ${found.moved === 1 ? 'outlier counts' : 'outliers count'} for less`);
  return parts.join('; ');
}

function standing(found: Findings, share: (value: number) => string): string {
  if (found.harm === 0) return 'no difference';
  return `${share(Math.abs(found.harm))} ${found.harm > 0 ? 'worse' : 'better'}`;
}

function conclusion(found: Findings, share: (value: number) => string): string {
  const certainly = found.low > 0;
  if (found.verdict === 'fail')
    return `, at least ${share(found.low)} worse with ${confidence(found.confidence)} confidence, and ${share(found.harmBound)} matters`;
  if (found.verdict === 'pass')
    return found.high <= 0
      ? `, and not worse with ${confidence(found.assurance)} confidence`
      : `, at most ${share(found.high)} worse with ${confidence(found.assurance)} confidence, and ${share(found.toleranceBound)} is tolerated`;
  if (found.matters)
    return `, which would matter but may be chance: ${confidence(found.confidence)} confidence is asked for`;
  const more = found.needed === null ? '' : `; about ${found.needed} samples of each would tell`;
  const limit = `${share(found.toleranceBound)} is tolerated`;
  return certainly
    ? `, certainly a little worse, and possibly by ${share(found.high)} where ${limit}${more}`
    : `, but it may be ${share(found.high)} worse and only ${limit}${more}`;
}

function confidence(value: number): string {
  return `${Number((100 * value).toPrecision(4))} %`;
}

function percent(value: number): string {
  return `${number(100 * value)} %`;
}

function inUnit(unit: string, value: number): string {
  if (unit === 'ratio') return percent(value);
  return `${number(value)} ${unit.slice(0, 20)}`.trim();
}

/** Three digits are as many as a noisy mean has. */
function number(value: number): string {
  const size = Math.abs(value);
  return size >= 1000 && size < 1e6 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
