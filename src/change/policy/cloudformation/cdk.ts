import type { AddedLine } from '../../../domain/pull-request.ts';
import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import { cloudFormationRules as rules } from './rules.ts';

const marks =
  /aws-cdk|aws_cdk|software\.amazon\.awscdk|Amazon\.CDK|awscdk|\bRemovalPolicy\s{0,3}\.\s{0,3}D(?:ESTROY|estroy)\b/;
const destroying =
  /\bRemovalPolicy\s{0,3}\.\s{0,3}(?:DESTROY|Destroy)\b|\bRemovalPolicy_DESTROY\b|\bauto_?delete_?objects["']?\s{0,5}[:=(]\s{0,5}true\b|\bAutoDeleteObjects:?\s{0,5}[=:]?\s{0,5}jsii\.Bool\(true\)|\b(?:deletion|termination)_?protection["']?\s{0,5}[:=(]\s{0,5}false\b|\b(?:empty_?on_?delete|auto_?delete_?images)["']?\s{0,5}[:=(]\s{0,5}true\b|\bdelete_?automated_?backups["']?\s{0,5}[:=(]\s{0,5}true\b|\bskip_?final_?snapshot["']?\s{0,5}[:=(]\s{0,5}true\b/i;

export function isCdkSource(text: string): boolean {
  return marks.test(text);
}

/** Lines of a program with the CDK that have data deleted, comments aside. */
export function cdkSightings(lines: readonly AddedLine[], path: string): Sighting[] {
  const test =
    /(?:^|\/)[^/]{0,100}[._-](?:test|spec)\.\w{1,4}$|(?:^|\/)test_[^/]{1,100}$|Tests?\.(?:java|cs)$/.test(
      path,
    );
  return lines.flatMap(({ number, text }) => {
    const line = text.slice(0, 2000).replace(/(?:^|\s)(?:\/\/|#|\*|\/\*).{0,2000}$/, '');
    const found = destroying.exec(line)?.[0].replace(/\s/g, '');
    if (found === undefined) return [];
    return [reportOf(rules.cdk, path, number, found, test ? { weight: 'warn' } : {})];
  });
}
