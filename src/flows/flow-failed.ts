/** How far a run of a flow has come, for whoever has to tell where it failed. */
export interface Progress {
  /** `read`, or the kind of the step in hand. */
  step: string;
}

/** A run of a flow failed. What failed is its cause. */
export class FlowFailed extends Error {
  constructor({ step }: Progress, cause: unknown) {
    super(step === 'read' ? 'the object could not be read' : `the step ${step} failed`, { cause });
    this.name = 'FlowFailed';
  }
}
