import type { Rule } from '../rule.ts';

const docs = 'https://docs.docker.com/reference/dockerfile/';
const answer = 'Then somebody who answers for it approves this finding.';

export const dockerfileRules = {
  base: {
    id: 'destructive/dockerfile-base-unpinned',
    title: 'A base image is no longer what it was checked to be',
    why: 'A tag can be moved to another image, and another registry is run by somebody else: what is built on it changes without a pull request.',
    remedy: `Pin the image by its digest, from a registry that you know. ${answer}`,
    source: [
      `${docs}#from`,
      'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    ],
    operation: 'code.execute',
    weight: 'warn',
  },
  download: {
    id: 'destructive/dockerfile-unchecked-download',
    title: 'A build adds a download without a checksum',
    why: 'Whoever controls the address, or the network between, decides what is in the image.',
    remedy: `Say ADD --checksum=sha256:…, or pin a Git address to a commit. ${answer}`,
    source: [`${docs}#add---checksum`],
    operation: 'code.execute',
    weight: 'block',
  },
  credentials: {
    id: 'secret/dockerfile-copied-credentials',
    title: 'A file of credentials is copied into an image',
    why: 'Every layer can be read by whoever can pull the image, even when a later one deletes the file.',
    remedy:
      'Mount it for the one command that needs it: RUN --mount=type=secret. If an image with it was pushed, revoke what it holds.',
    source: ['https://docs.docker.com/build/building/secrets/'],
    weight: 'block',
  },
  root: {
    id: 'destructive/dockerfile-root-user',
    title: 'The final image runs as root',
    why: 'A hole in the program is then a hole in everything that its container can reach.',
    remedy: 'End with a USER that has no privileges.',
    source: [`${docs}#user`],
    operation: 'guard.weaken',
    weight: 'warn',
  },
  volume: {
    id: 'destructive/dockerfile-volume-removed',
    title: 'An image no longer declares a volume, or declares another path',
    why: 'What the program writes there goes with the container from now on, and what was written to the volume is no longer seen.',
    remedy: `Keep the path, or mount the volume by name where it is run and move the data first. ${answer}`,
    source: [`${docs}#volume`],
    operation: 'data.delete',
    weight: 'block',
  },
  pipe: {
    id: 'destructive/dockerfile-runs-download',
    title: 'A build runs a script straight from the network',
    why: 'Whoever controls the address, or the network between, runs commands in the build and decides what is in the image.',
    remedy: `Download a fixed version, check its checksum, and run it then. ${answer}`,
    source: ['https://docs.docker.com/build/building/best-practices/'],
    operation: 'code.execute',
    weight: 'block',
  },
} as const satisfies Record<string, Rule>;
