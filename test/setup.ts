import fc from 'fast-check';

// The same examples on every machine, so that a red run can be played again; another seed explores others.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_122) });
