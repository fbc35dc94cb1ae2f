import type { Job, Placed, Step } from './read.ts';

const downloads = /(?:^|\/)(?:action-)?download-artifact@|^dawidd6\/action-download-artifact@/;
const fetches =
  /\bgh\s{1,5}run\s{1,5}download\b|listWorkflowRunArtifacts|actions\/artifacts\/[^\s]{1,100}\/zip/;
const runs =
  /(?:^|[\n;&|(]\s{0,40})(?:sudo\s{1,5})?(?:(?:bash|sh|zsh|python3?|node|ruby|perl|php|pwsh|source|\.)\s{1,5}(?!-[ce]\b)[^\s;&|]{1,200}|\.{0,2}\/[\w./-]{1,200}|make\b|npm\s{1,5}(?:ci|i|install|run|test|start|publish)\b|(?:yarn|pnpm)\b|pip3?\s{1,5}install\b|docker\s{1,5}load\b|chmod\s{1,5}[^\s]{0,10}x\b)/;
const takesOver =
  /(?:cat|unzip\s{1,5}-p|jq\b.{0,100}|<)\s{1,5}.{0,200}>>\s{0,5}["']?\$\{?GITHUB_(?:ENV|PATH)\b/;

/** A script that runs what it got from the artifacts of a run that strangers began; null when none does. */
export function runArtifact(job: Job): Placed<string> | null {
  let [folder, got, ownCode]: [string, boolean, boolean] = ['', false, false];
  for (const step of job.steps) {
    const uses = step.uses?.value ?? '';
    if (/^actions\/checkout@/.test(uses)) ownCode = true;
    if (downloads.test(uses) || mentions(step)) {
      got = true;
      folder = (step.with.get('path') ?? step.with.get('name'))?.value.replace(/^\.\//, '') ?? '';
    } else if (got && step.run !== null && runs.test(step.run.value)) {
      if (!ownCode || (folder.length > 1 && executes(step.run.value, folder))) return step.run;
    }
  }
  return null;
}

/** Whether a script puts a file into the environment of later steps. */
export function takesOverEnvironment(script: string): boolean {
  return takesOver.test(script);
}

function mentions({ run, with: given }: Step): boolean {
  return [run, given.get('script')].some(
    (one) => one !== null && one !== undefined && fetches.test(one.value),
  );
}

function executes(script: string, folder: string): boolean {
  return script.split('\n').some((line) => line.includes(folder) && (runs.test(line) || /\bcd\s/.test(line)));
}
