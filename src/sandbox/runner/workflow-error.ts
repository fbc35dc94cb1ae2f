/** A workflow or action file that GitHub would refuse, or an expression in it that fails: the job fails with it. */
export class WorkflowError extends Error {
  readonly path: string;
  readonly line: number | null;

  constructor(message: string, path: string, line: number | null) {
    super(`${path}${line === null ? '' : ` (Line: ${line})`}: ${message}`);
    this.name = 'WorkflowError';
    this.path = path;
    this.line = line;
  }
}
