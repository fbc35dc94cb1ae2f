import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import { itemsAt, type Tree, textAt } from '../manifest/tree.ts';
import { type KubernetesObject, titleOf } from './object.ts';
import { kubernetesRules as rules } from './rules.ts';

/** Claims and host folders that a workload no longer mounts, or mounts somewhere else. */
export function volumeSightings(base: KubernetesObject, head: KubernetesObject): Sighting[] {
  const [before, after] = [podOf(base), podOf(head)];
  if (before === undefined || after === undefined) return [];
  const [was, is] = [volumesOf(before), volumesOf(after)];
  const found: Sighting[] = [];
  for (const [name, volume] of was) {
    if (volume.data === null) continue;
    const now = is.get(name);
    const kept = [...is.values()].some(({ data }) => data === volume.data);
    if (kept) continue;
    const claimed = itemsAt(head.tree, 'spec', 'volumeClaimTemplates').some(
      (one) => textAt(one, 'metadata', 'name') === name,
    );
    const what = now === undefined ? (claimed ? 'a claim template' : 'nothing') : (now.data ?? now.shown);
    found.push(
      reportOf(
        rules.volume,
        head.path,
        now?.line ?? head.tree.line,
        `${titleOf(head)}: volume ${name} was ${volume.data}, becomes ${what}`,
      ),
    );
  }
  const [mounted, mounts] = [mountsOf(before), mountsOf(after)];
  for (const [key, place] of mounted) {
    const now = mounts.get(key);
    const name = key.slice(key.indexOf('/') + 1);
    if (now === undefined || now.path === place.path || was.get(name)?.data === null) continue;
    const preview = `${titleOf(head)}: ${name} moves from ${place.path} to ${now.path}`;
    found.push(reportOf(rules.volume, head.path, now.line, preview, { weight: 'warn' }));
  }
  return found;
}

function podOf({ kind, tree }: KubernetesObject): Tree | undefined {
  if (kind === 'Pod') return specOf(tree, 'spec');
  if (kind === 'CronJob') return specOf(tree, 'spec', 'jobTemplate', 'spec', 'template', 'spec');
  return specOf(tree, 'spec', 'template', 'spec');
}

function specOf(tree: Tree, ...path: readonly string[]): Tree | undefined {
  let here: Tree | undefined = tree;
  for (const key of path) here = here?.kind === 'mapping' ? here.entries.get(key)?.value : undefined;
  return here;
}

interface Volume {
  /** What it holds that lasts; null when nothing does. */
  readonly data: string | null;
  readonly shown: string;
  readonly line: number;
}

function volumesOf(pod: Tree): Map<string, Volume> {
  const volumes = new Map<string, Volume>();
  for (const volume of itemsAt(pod, 'volumes')) {
    const claim = textAt(volume, 'persistentVolumeClaim', 'claimName');
    const folder = textAt(volume, 'hostPath', 'path');
    const remote = textAt(volume, 'nfs', 'path') ?? textAt(volume, 'csi', 'volumeHandle');
    const kept = folder !== undefined && /^\/(?:data|mnt|srv|var\/lib|opt|home)\b/.test(folder);
    const data =
      claim !== undefined
        ? `claim ${claim}`
        : kept
          ? `host folder ${folder}`
          : remote !== undefined
            ? `volume ${remote}`
            : null;
    const shown =
      volume.kind === 'mapping' ? ([...volume.entries.keys()].find((key) => key !== 'name') ?? '') : '';
    volumes.set(textAt(volume, 'name') ?? '', { data, shown, line: volume.line });
  }
  return volumes;
}

function mountsOf(pod: Tree): Map<string, { path: string; line: number }> {
  const mounts = new Map<string, { path: string; line: number }>();
  for (const container of itemsAt(pod, 'containers')) {
    for (const mount of itemsAt(container, 'volumeMounts')) {
      const name = textAt(mount, 'name') ?? '';
      const path = textAt(mount, 'mountPath') ?? '';
      const part = textAt(mount, 'subPath');
      mounts.set(`${textAt(container, 'name') ?? ''}/${name}`, {
        path: part === undefined ? path : `${path} (${part})`,
        line: mount.line,
      });
    }
  }
  return mounts;
}
