import type { RunRequest, UnsupportedFeature } from '../../contract.ts';
import type { GitPlace } from '../process/git.ts';

/** One of GitHub's own actions, done by this runner instead of by its published code. */
export interface SimulatedAction {
  /** As in `uses:`, without the version. */
  readonly name: string;
  /** The first major version whose behaviour this is. */
  readonly since: number;
  /** Inputs it understands, with their documented defaults. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Inputs that have no effect on this machine. Any other input is refused. */
  readonly withoutEffect: readonly string[];
  /** @throws {Error} when the action fails; its message becomes an annotation. */
  perform(invocation: Invocation): Promise<void>;
}

/** What a simulated action works with. */
export interface Invocation {
  readonly inputs: Readonly<Record<string, string>>;
  readonly request: RunRequest;
  /** `GITHUB_WORKSPACE`. */
  readonly workspace: string;
  /** The workspace, the clean environment and the signal of the step. */
  readonly place: GitPlace;
  log(line: string): void;
  warning(message: string): void;
  setOutput(name: string, value: string): void;
  /** Hides a value from the log. */
  mask(value: string): void;
  /** The error for a use of the action that is not simulated, pointing at the step. */
  unsupported(message: string): UnsupportedFeature;
  /** Has something done after all steps of the job. */
  afterwards(perform: (signal: AbortSignal) => Promise<void>): void;
}

/** An input as text; empty when it was not given and has no default. */
export function input(invocation: Invocation, name: string): string {
  return invocation.inputs[name]?.trim() ?? '';
}

/**
 * An input that is true or false, as YAML 1.2 writes them.
 * @throws {Error} when it is anything else.
 */
export function booleanInput(invocation: Invocation, name: string): boolean {
  const text = input(invocation, name);
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  throw new Error(`Input '${name}' must be true or false, not '${text}'`);
}
