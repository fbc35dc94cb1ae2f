import { describeMachinePull } from '../../change/describe/pull-request-body.ts';
import type { WorkflowRun } from '../../connect/github/workflow-runs.ts';
import { oneLine, shorten } from '../../domain/untrusted.ts';
import type { Revert } from './state.ts';
