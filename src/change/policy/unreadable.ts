import type { Rule } from './rule.ts';

/** Where changes cannot be undone, nothing passes unread. */
export const unreadableInZone: Rule = {
  id: 'zone/unreadable',
  title: 'A change in an irreversible zone cannot be read',
  why:
    'The configuration says that what changes here cannot be undone. What no rule could read may do anything, so a ' +
    'person has to look at it and stand for it.',
  remedy:
    'Write it so that it can be read (plain statements, files that parse, no generated or encoded text), or have ' +
    'somebody whom the zone names look at it and approve it.',
  source: ['.github/wired-chaos.yml: zones[].irreversible'],
  weight: 'block',
};
