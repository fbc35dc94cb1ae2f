import type { CustomRule } from '../../domain/configuration.ts';
import { type Family, familyOf } from '../../domain/rule-family.ts';
import { customDetector } from './custom/detector.ts';
import { customRuleId } from './custom/rule.ts';
import type { Detector } from './detector.ts';
import { ansibleTasks } from './detectors/ansible-tasks.ts';
import { cloudFormation } from './detectors/cloudformation.ts';
import { commandsInPrograms } from './detectors/commands-in-programs.ts';
import { compose } from './detectors/compose.ts';
import { databaseConsoles } from './detectors/database-consoles.ts';
import { declaredSchemas } from './detectors/declared-schemas.ts';
import { destructiveCommands } from './detectors/destructive-commands.ts';
import { dockerfiles } from './detectors/dockerfile.ts';
import { guards } from './detectors/guards.ts';
import { helm } from './detectors/helm.ts';
import { irreversiblePaths } from './detectors/irreversible-paths.ts';
import { kubernetes } from './detectors/kubernetes.ts';
import { migrationHistory } from './detectors/migration-history.ts';
import { prismaSchema } from './detectors/prisma-schema.ts';
import { privateKeys } from './detectors/private-keys.ts';
import { pulumiPreviews } from './detectors/pulumi-previews.ts';
import { secrets } from './detectors/secrets.ts';
import { sqlClients } from './detectors/sql-clients.ts';
import { sqlInCode } from './detectors/sql-in-code.ts';
import { sqlStatements } from './detectors/sql-statements.ts';
import { terraform } from './detectors/terraform.ts';
import { workflows } from './detectors/workflows.ts';
import type { Rule } from './rule.ts';
import { unreadableInZone } from './unreadable.ts';

/** Every detector. A list rather than a directory scan, for the Actions are bundled; a test compares. */
export const detectors: readonly Detector[] = [
  privateKeys,
  secrets,
  sqlStatements,
  sqlClients,
  sqlInCode,
  migrationHistory,
  prismaSchema,
  declaredSchemas,
  irreversiblePaths,
  terraform,
  destructiveCommands,
  commandsInPrograms,
  databaseConsoles,
  workflows,
  kubernetes,
  helm,
  cloudFormation,
  dockerfiles,
  compose,
  ansibleTasks,
  pulumiPreviews,
  guards,
];

/** Every rule of the policy check. */
export const rules: readonly Rule[] = [...detectors.flatMap((detector) => detector.rules), unreadableInZone];

/**
 * All of them, and the one for the rules that a configuration brings, where it brings some.
 * @param only leaves those that are about nothing else
 */
export function detectorsFor(custom: readonly CustomRule[] = [], only?: Family): readonly Detector[] {
  const wanted = only === undefined ? custom : custom.filter((one) => familyOf(customRuleId(one)) === only);
  const own =
    only === undefined
      ? detectors
      : detectors.filter(({ rules: ids }) =>
          // Those without rules of their own find what others do: destruction.
          ids.length === 0 ? only === 'destructive' : ids.every(({ id }) => familyOf(id) === only),
        );
  return wanted.length === 0 ? own : [...own, customDetector(wanted)];
}
