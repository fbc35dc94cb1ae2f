import { RE2JS } from 're2js';
import type { CustomRule } from '../../../domain/configuration.ts';
import type { ChangedFile } from '../../../domain/pull-request.ts';
import { matcher } from '../../globs.ts';
import { touchedPaths } from '../../zones.ts';
import type { Detector, Sighting } from '../detector.ts';
import { customRule, customRuleId } from './rule.ts';

/** Of one rule in one file; whoever writes a pattern that fits everything does not get a million findings. */
const mostFound = 100;
/** A longer line is looked at in pieces of so many characters. */
const longestLine = 20_000;
/** So much of the piece before is looked at again, for what stands on the border. */
const overlap = 1000;

/** The rules that a configuration brings. Their patterns are run by an engine that takes linear time for any text. */
export function customDetector(custom: readonly CustomRule[]): Detector {
  const prepared = custom.map((one) => ({
    id: customRuleId(one),
    pattern: one.pattern === undefined ? null : RE2JS.compile(one.pattern),
    covers: one.paths.length === 0 ? () => true : matcher(one.paths),
    title: one.title,
  }));
  return {
    name: 'custom rules',
    rules: custom.map(customRule),
    wants: () => 'nothing',
    detect: (files) => ({
      sightings: prepared.flatMap(({ id, pattern, covers, title }): Sighting[] =>
        pattern === null
          ? touchedPaths(files)
              .filter(covers)
              .map((path) => ({ rule: id, path, subject: id, preview: title }))
          : files.filter(({ path }) => covers(path)).flatMap((file) => found(id, pattern, file)),
      ),
      unread: [],
    }),
  };
}

function found(rule: Sighting['rule'], pattern: RE2JS, file: ChangedFile): Sighting[] {
  const sightings: Sighting[] = [];
  for (const { number, text } of file.addedLines) {
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    for (let start = 0; start < Math.max(1, line.length); start += longestLine) {
      const before = Math.min(start, overlap);
      const matches = pattern.matcher(line.slice(start - before, start + longestLine));
      while (sightings.length < mostFound && matches.find()) {
        const secret = matches.group() ?? '';
        if (secret === '') break;
        // The piece before had all of it.
        if (matches.end() <= before) continue;
        sightings.push({
          rule,
          path: file.path,
          lines: { start: number, end: number },
          subject: secret,
          open: rule,
          preview: `${secret.length} characters that fit the pattern, not shown`,
        });
      }
    }
  }
  return sightings;
}
