import type { Sighting } from '../detector.ts';
import { shrinks } from '../manifest/quantity.ts';
import { reportOf } from '../manifest/report.ts';
import { formOf } from '../manifest/same.ts';
import type { Tree } from '../manifest/tree.ts';
import type { Rule } from '../rule.ts';
import { helmRules as rules } from './rules.ts';
import { isStatefulChart } from './stateful-charts.ts';

/** What stands in front of a leaf. */
const store =
  /(?:persisten(?:ce|t(?:Volume(?:Claim)?|Storage)?)|pvc|pv|volumeClaim(?:Template)?s?|dataVolume|storage|storageSpec|dataStorage|volume|datadir|primary|master|data)$/i;
const switchesOff =
  /^(?:enabled|create|install|installCRDs|persistence|persistent|persistentStorage|deploy)$/i;
const guards =
  /^(?:networkPolic(?:y|ies)|podDisruptionBudget|pdb|backups?|backup[A-Z]\w{0,40}|snapshots?|walArchive)$/;
const longest = 40;

/** What a change of the values of a release does to what it holds. */
export function valuesSightings(base: Tree | undefined, head: Tree | undefined, path: string): Sighting[] {
  if (base === undefined || head === undefined) return [];
  const found: Sighting[] = [];
  compare(base, head, []);
  return found;

  function say(rule: Rule, keys: readonly string[], line: number, preview: string, weight?: Rule['weight']) {
    const options = weight === undefined ? {} : { weight };
    found.push(reportOf(rule, path, line, `${keys.join('.')} ${preview}`, options));
  }

  function compare(before: Tree, after: Tree, keys: readonly string[]): void {
    if (keys.length > longest || formOf(before) === formOf(after)) return;
    if (before.kind === 'sequence' && after.kind === 'sequence') {
      for (const [index, item] of after.items.entries()) {
        const was = before.items[index];
        if (was !== undefined) compare(was, item, keys);
      }
      return;
    }
    if (before.kind !== 'mapping' || after.kind !== 'mapping') return;
    for (const [key, { value: was, line }] of before.entries) {
      const now = after.entries.get(key);
      if (now === undefined) leaf(key, was, undefined, after.line === 1 ? line : after.line, keys);
      else if (was.kind === 'scalar' || now.value.kind === 'scalar')
        leaf(key, was, now.value, now.line, keys);
      else compare(was, now.value, [...keys, key]);
    }
    for (const [key, { value, line }] of after.entries) {
      if (!before.entries.has(key) && value.kind === 'scalar') leaf(key, undefined, value, line, keys);
    }
  }

  function leaf(
    key: string,
    before: Tree | undefined,
    after: Tree | undefined,
    line: number,
    parents: readonly string[],
  ): void {
    const keys = [...parents, key];
    const parent = parents.at(-1) ?? '';
    const [from, to] = [scalarOf(before), scalarOf(after)];
    if (from === to) return;
    const change = `${from === '' ? 'unset' : from} becomes ${to === '' ? 'unset' : to}`;
    const off = isTrue(from) && isFalse(to);
    if (/^(?:existingClaim|existingVolume|volumeName|claimName|existingPersistentVolumeClaim)$/.test(key)) {
      if (after !== undefined || from !== '') say(rules.volume, keys, line, change);
    } else if (/^storageClass(?:Name)?$/.test(key)) {
      if (!(before === undefined && to === '')) say(rules.volume, keys, line, change);
    } else if (
      shrinks(from, to) &&
      (/^(?:storageSize|volumeSize|diskSize|pvcSize|dataVolumeSize|storage)$/i.test(key) ||
        (/^(?:size|capacity)$/i.test(key) && (store.test(parent) || parents.some((one) => store.test(one)))))
    ) {
      if (!parents.some((one) => /^(?:limits|ephemeral)/i.test(one))) say(rules.shrunk, keys, line, change);
    } else if (/^(?:fullnameOverride|nameOverride|namespaceOverride|clusterName)$/.test(key)) {
      say(rules.renamed, keys, line, change);
    } else if (/^(?:replicaCount|replicas|readReplicas|minReplicas)$/.test(key)) {
      if (to === '0' && from !== '' && key !== 'minReplicas' && key !== 'readReplicas') {
        say(rules.zero, keys, line, change);
      }
    } else if (/^(?:keep|retain|keepHistory|retainOnDelete|retainResources|deletionProtection)$/i.test(key)) {
      if (isTrue(from) && !isTrue(to)) say(rules.keep, keys, line, change);
    } else if (/^(?:resourcePolicy|helm\.sh\/resource-policy)$/.test(key)) {
      if (from === 'keep') say(rules.keep, keys, line, change);
    } else if (
      /^(?:reclaimPolicy|deletionPolicy|whenDeleted|whenScaled|persistentVolumeReclaimPolicy)$/.test(key)
    ) {
      if (/^(?:retain|orphan|snapshot)$/i.test(from)) say(rules.keep, keys, line, change);
    } else if (off && switchesOff.test(key)) switchedOff(keys, parent, key, line, change);
    else if (off && isStatefulChart(key)) say(rules.disabled, keys, line, change);
  }

  function switchedOff(keys: readonly string[], parent: string, key: string, line: number, change: string) {
    if (
      /^persist/i.test(key) ||
      /^(?:persist\w{0,30}|pvc|pv|volumeClaim\w{0,20}|dataVolume|storage)$/i.test(parent)
    ) {
      say(rules.persistence, keys, line, change);
    } else if (key === 'installCRDs' || parent === 'crds' || parent === 'crd') {
      say(rules.disabled, keys, line, `${change}: the definitions and all of their objects go`);
    } else if (isStatefulChart(parent)) say(rules.disabled, keys, line, change);
    else if (guards.test(parent)) {
      say(rules.keep, keys, line, change, /backup|snapshot|wal/i.test(parent) ? 'block' : 'warn');
    }
  }
}

function scalarOf(tree: Tree | undefined): string {
  if (tree === undefined) return '';
  if (tree.kind === 'scalar') return /^(?:null|~)$/.test(tree.text) ? '' : tree.text.slice(0, 100);
  return '…';
}

function isTrue(text: string): boolean {
  return /^(?:true|yes|on)$/i.test(text);
}

function isFalse(text: string): boolean {
  return /^(?:false|no|off)$/i.test(text);
}
