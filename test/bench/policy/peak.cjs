// Loaded before the Action: says at its end how much memory it had at most, in bytes, where BENCH_PEAK names a file.
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('exit', () =>
    writeFileSync(process.env.BENCH_PEAK ?? '/dev/null', String(process.resourceUsage().maxRSS * 1024)),
  );
}
