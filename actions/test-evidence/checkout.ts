import { runGit } from '../../src/change/agents/git.ts';

/** Settings by which actions/checkout leaves the job's token behind: in the file itself, or in one it includes. */
const credentials = '^(http\\..*\\.extraheader|includeif\\..*\\.path)$';

/**
 * Checks that trees can be made of a checkout, and that it gives nothing away to the code in them.
 * @param directory where actions/checkout has put it
 * @throws {Error} with the input of actions/checkout that remedies it.
 */
export async function requireCheckout(directory: string): Promise<void> {
  const shallow = await runGit(['rev-parse', '--is-shallow-repository'], { directory });
  if (shallow.code !== 0) {
    throw new Error(`${directory} is not in a git repository: actions/checkout has to come first.`);
  }
  if (shallow.stdout.toString('utf8').trim() === 'true') {
    throw new Error('This clone has no history. Set `fetch-depth: 0` for actions/checkout.');
  }
  const found = await runGit(['config', '--local', '--name-only', '--get-regexp', credentials], {
    directory,
  });
  if (found.code === 0) {
    throw new Error(
      'The checkout keeps the token of the job, where the code under test can read it. Set ' +
        '`persist-credentials: false` for actions/checkout.',
    );
  }
}
