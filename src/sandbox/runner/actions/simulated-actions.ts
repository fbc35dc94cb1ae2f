import { cache, restoreCache, saveCache } from './cache.ts';
import { checkout } from './checkout.ts';
import { downloadArtifact } from './download-artifact.ts';
import { setupNode } from './setup-node.ts';
import type { SimulatedAction } from './simulated-action.ts';
import { uploadArtifact } from './upload-artifact.ts';

/** All actions that need no download here. */
export const simulatedActions: readonly SimulatedAction[] = [
  cache,
  checkout,
  downloadArtifact,
  restoreCache,
  saveCache,
  setupNode,
  uploadArtifact,
];
