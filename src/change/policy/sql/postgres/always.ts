import { type Fields, fieldsOf, listOf, nodeOf, textOf } from './tree.ts';

/** What is known of a value without any row. */
type Known = boolean | number | string | null | undefined;

/** Whether a condition holds for every row, as `1 = 1`, `NOT false` and `id = id` do. */
export function holdsForEveryRow(condition: unknown): boolean {
  return truth(condition, 0) === true;
}

/** The truth of a condition; undefined where rows decide. */
function truth(tree: unknown, depth: number): boolean | undefined {
  if (depth > 50) return undefined;
  const logic = nodeOf(tree, 'BoolExpr');
  if (logic !== null) {
    const all = listOf(logic['args']).map((one) => truth(one, depth + 1));
    if (logic['boolop'] === 'NOT_EXPR') return all[0] === undefined ? undefined : !all[0];
    const decisive = logic['boolop'] === 'OR_EXPR';
    if (all.includes(decisive)) return decisive;
    return all.includes(undefined) ? undefined : !decisive;
  }
  const test = nodeOf(tree, 'NullTest');
  if (test !== null) {
    const value = constantOf(test['arg']);
    if (value === undefined) return undefined;
    return (value === null) === (test['nulltesttype'] === 'IS_NULL');
  }
  const expression = nodeOf(tree, 'A_Expr');
  if (expression !== null) return comparison(expression);
  const value = constantOf(tree);
  if (typeof value === 'boolean') return value;
  return undefined;
}

function comparison(expression: Fields): boolean | undefined {
  const { kind, lexpr, rexpr } = expression;
  const sign = textOf(nodeOf(listOf(expression['name'])[0], 'String')?.['sval']);
  if (kind === 'AEXPR_IN') {
    const left = constantOf(lexpr);
    const listed = listOf(nodeOf(rexpr, 'List')?.['items']).map(constantOf);
    if (left === undefined || left === null || listed.includes(undefined)) return undefined;
    return listed.includes(left) === (sign === '=');
  }
  if (kind === 'AEXPR_LIKE' || kind === 'AEXPR_ILIKE') {
    // Rows without a value stay, but those are few.
    return constantOf(rexpr) === '%' && sign.replace(/\*$/, '') === '~~' ? true : undefined;
  }
  if (kind !== 'AEXPR_OP') return undefined;
  const column = columnOf(lexpr);
  if (sign === '=' && column !== null && column === columnOf(rexpr)) return true;
  const [left, right] = [constantOf(lexpr), constantOf(rexpr)];
  if (left === undefined || right === undefined || left === null || right === null) return undefined;
  if (sign === '=') return left === right;
  if (sign === '<>') return left !== right;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  if (sign === '<') return left < right;
  if (sign === '>') return left > right;
  if (sign === '<=') return left <= right;
  return sign === '>=' ? left >= right : undefined;
}

function columnOf(tree: unknown): string | null {
  const reference = nodeOf(tree, 'ColumnRef');
  if (reference === null) return null;
  return listOf(reference['fields'])
    .map((one) => textOf(nodeOf(one, 'String')?.['sval']))
    .join('.');
}

function constantOf(tree: unknown): Known {
  const cast = nodeOf(tree, 'TypeCast');
  if (cast !== null) {
    const value = constantOf(cast['arg']);
    const type = listOf(fieldsOf(cast['typeName'])['names']).map((one) =>
      textOf(nodeOf(one, 'String')?.['sval']),
    );
    if (typeof value === 'string' && type.at(-1) === 'bool')
      return /^(?:t|true|y|yes|on|1)$/i.test(value.trim());
    return value;
  }
  const constant = nodeOf(tree, 'A_Const');
  if (constant === null) return undefined;
  if (constant['isnull'] === true) return null;
  if (constant['boolval'] !== undefined) return fieldsOf(constant['boolval'])['boolval'] === true;
  if (constant['ival'] !== undefined) return Number(fieldsOf(constant['ival'])['ival'] ?? 0);
  if (constant['fval'] !== undefined) return Number(fieldsOf(constant['fval'])['fval'] ?? Number.NaN);
  if (constant['sval'] !== undefined) return String(fieldsOf(constant['sval'])['sval'] ?? '');
  return undefined;
}
