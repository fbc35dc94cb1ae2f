/** Variables by which a job talks to its runner and to GitHub, and names that promise a credential. */
const withheld = [
  /^(?:ACTIONS|GITHUB|INPUT|RUNNER|STATE|WIRED_CHAOS)_/i,
  /^(?:GH_TOKEN|SSH_AUTH_SOCK|BASH_ENV|ENV)$/,
  /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|PRIVATE_?KEY|API_?KEY/i,
];

/**
 * What commands of the change get to see: the machine and what earlier steps set up (search path, home, versions of
 * languages), and nothing that reaches the runner or GitHub.
 */
export function commandEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || withheld.some((pattern) => pattern.test(name)) ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), CI: 'true' };
}
