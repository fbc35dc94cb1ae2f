import type { JobChannel } from '../process/job-channel.ts';
import type { StepListener } from '../steps/run-steps.ts';

/** Numbers the steps as GitHub does: "Set up job" is the first. */
export function numberedSteps(channel: JobChannel, job: string): StepListener {
  let number = 0;
  return {
    started(name) {
      number += 1;
      const step = { number, name: channel.masks.apply(name) };
      channel.send((report) => report.stepStarted(job, step));
    },
    completed(name, conclusion) {
      const step = { number, name: channel.masks.apply(name), conclusion };
      channel.send((report) => report.stepCompleted(job, step));
    },
  };
}
