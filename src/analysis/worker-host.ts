import type { LookReport, LookRequest } from './messages.ts';
import { startThread } from './worker-thread.ts';

// The process that looks for the App. The thread in it does the work, so that this one hears at once when the App is
// gone, and leaves nobody behind who reads a hostile text for ever.

const tell = (report: LookReport) => process.send?.(report);
process.on('disconnect', () => process.exit());
// Whoever stops the App stops its whole group: it ends what is in hand, and then its channel.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

const thread = await startThread();
thread.listen({
  report: tell,
  ended(why) {
    process.send?.({ kind: 'broken', why } satisfies LookReport, () => process.exit(1));
  },
});
process.on('message', (request: LookRequest) => thread.send(request));
tell({ kind: 'ready' });
