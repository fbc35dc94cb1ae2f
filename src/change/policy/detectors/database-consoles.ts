import { oneLine, shorten } from '../../../domain/untrusted.ts';
import { dropsIn, isMongoScript, mongoDrop } from '../consoles/mongo.ts';
import { mayHoldSettings, schemaSetting, setsRecreation } from '../consoles/settings.ts';
import type { Detector, Sighting } from '../detector.ts';

/** Settings that rebuild a schema, and scripts for the consoles of document stores; both by their added lines. */
export const databaseConsoles: Detector = {
  name: 'database consoles',
  rules: [schemaSetting],
  wants: () => 'nothing',
  detect: (files) => {
    const sightings: Sighting[] = [];
    for (const { path, addedLines } of files) {
      const settings = mayHoldSettings(path);
      const mongo = isMongoScript(path);
      if (!settings && !mongo) continue;
      for (const { number, text } of addedLines) {
        const lines = { start: number, end: number };
        if (settings && setsRecreation(path, text)) {
          const subject = text.trim().replace(/\s+/g, ' ').slice(0, 200);
          sightings.push({
            rule: schemaSetting.id,
            path,
            lines,
            subject,
            preview: shorten(oneLine(subject), 160),
          });
        }
        if (!mongo || text.length > 4_000 || /^\s{0,200}(?:\*|\/\/|#)/.test(text)) continue;
        for (const { text: statement } of dropsIn(text)) {
          sightings.push({
            rule: mongoDrop.id,
            path,
            lines,
            subject: statement,
            preview: shorten(`runs ${statement}`, 160),
          });
        }
      }
    }
    return { sightings, unread: [] };
  },
};
