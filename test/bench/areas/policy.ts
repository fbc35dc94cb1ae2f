import { secretRows } from '../policy/secrets.ts';
import type { Area } from '../row.ts';

/** How fast changes are looked at. */
export const policy: Area = {
  name: 'policy',
  async measure({ long }) {
    return [...(await secretRows(long))];
  },
};
