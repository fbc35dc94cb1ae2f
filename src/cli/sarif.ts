import { pathToFileURL } from 'node:url';
import { rules } from '../change/policy/detectors.ts';
import type { Verdict } from '../domain/verdict.ts';

/** A path as SARIF wants it: a relative URI with everything escaped that a URI cannot hold. */
function uriOf(path: string): string {
  const root = pathToFileURL('/').href;
  return pathToFileURL(`/${path}`).href.slice(root.length);
}

/**
 * The findings of a verdict in SARIF 2.1.0 (OASIS), for code scanning and editors. Fingerprints are ours, so a
 * finding that moves stays the same finding.
 */
export function toSarif(verdict: Verdict) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'WIRED CHAOS',
            rules: rules.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.title },
              fullDescription: { text: rule.why },
              help: { text: rule.remedy },
            })),
          },
        },
        invocations: [{ executionSuccessful: verdict.state !== 'failed' }],
        results: verdict.findings.map((finding) => ({
          ruleId: finding.rule,
          level: finding.severity === 'block' ? 'error' : 'warning',
          message: { text: `${finding.title}. ${finding.preview}. ${finding.remedy}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(finding.path) },
                region: { startLine: finding.lines?.start ?? 1, endLine: finding.lines?.end ?? 1 },
              },
            },
          ],
          partialFingerprints: { 'wiredChaos/v1': finding.fingerprint },
        })),
      },
    ],
  };
}
