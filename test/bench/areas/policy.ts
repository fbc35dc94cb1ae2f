import { actionRows } from '../policy/action.ts';
import { analysisRows } from '../policy/analysis.ts';
import { appRows } from '../policy/app.ts';
import { growthRows } from '../policy/growth.ts';
import { peerRows } from '../policy/peers.ts';
import { secretRows } from '../policy/secrets.ts';
import type { Area } from '../row.ts';

/** How fast changes are looked at, and that no change makes it slow. */
export const policy: Area = {
  name: 'policy',
  async measure({ long }) {
    const secrets = await secretRows(long);
    return [
      ...secrets.rows,
      ...(await peerRows(secrets.speed)),
      ...(await analysisRows()),
      ...(await appRows()),
      ...(await actionRows(long ? 10 : 5)),
      ...(await growthRows(long)),
    ];
  },
};
