import type { z } from 'zod';
import { nearest } from '../../domain/nearest.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import type { Steps } from '../../domain/yaml-place.ts';
import { rules } from '../policy/detectors.ts';

/** What is wrong in a configuration file, where, and what to do. */
export interface ConfigurationProblem {
  /** Whose file it is, where it is not the repository's. */
  readonly file?: string;
  /** One-based place in the file. */
  readonly line: number;
  readonly column: number;
  /** Such as `zones[0].paths`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** A problem of the content, before its place in the file is known. */
export interface Complaint {
  readonly steps: Steps;
  /** The key is meant rather than its value. */
  readonly atKey: boolean;
  readonly message: string;
  readonly remedy: string;
}

/** A key as it may be shown: it is untrusted text of any length. */
function named(key: string): string {
  return shorten(oneLine(key), 60);
}

/** Writes steps as people do: `zones[0].paths`. */
export function written(steps: Steps): string {
  return steps
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${named(step)}`))
    .join('');
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== null) return `Did you mean "${near}"?`;
  return known.length > 0 ? `Known here: ${known.join(', ')}.` : 'Remove it.';
}

/**
 * One issue of the schema as complaints, one for each unknown key.
 * @param keysAt the keys that the schema knows at a place.
 */
export function complaints(issue: z.core.$ZodIssue, keysAt: (steps: Steps) => string[]): Complaint[] {
  const steps = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(steps);
    return issue.keys.map((key) => ({
      steps: [...steps, key],
      atKey: true,
      message: `Unknown key "${named(key)}".`,
      remedy: meant(key, known),
    }));
  }
  if (issue.code === 'invalid_key') {
    return [{ steps, atKey: true, message: 'Not the id of a rule.', remedy: 'Write it as family/rule.' }];
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    return [
      { steps, atKey: false, message: 'Not a value known here.', remedy: `Use ${values.join(' or ')}.` },
    ];
  }
  // The schema's message for an absent key, whose place is the mapping that lacks it.
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return [{ steps, atKey: false, message: 'Missing.', remedy: `Add "${steps.at(-1)}".` }];
  }
  const message = issue.message.endsWith('.') ? issue.message : `${issue.message}.`;
  return [{ steps, atKey: false, message, remedy: 'Correct the value.' }];
}

/** Rules that the configuration names and that do not exist: a level for them would have no effect. */
export function unknownRules(ids: readonly string[], custom: readonly string[]): Complaint[] {
  const known: string[] = [...rules.map((rule) => rule.id), ...custom];
  return ids
    .filter((id) => !known.some((rule) => rule === id))
    .map((id) => ({
      steps: ['policy', 'rules', id],
      atKey: true,
      message: `There is no rule "${named(id)}", so its level would have no effect.`,
      remedy: meant(id, known),
    }));
}
