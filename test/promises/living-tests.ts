import ts from 'typescript';

/** Ways to write a test or a group that always runs. What is not among them, such as `skipIf`, may not run. */
const LIVING = /^(?:test|it|describe)(?:\.(?:each|for))?$/;
/** Options of a test that keep it from running. */
const PUT_OFF = ['skip', 'todo'];

/**
 * The full names ("group > test") of the tests in a source that always run. The words of a table stand in them as
 * written: "on %s".
 */
export function livingTests(source: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node, groups: readonly string[]): void => {
    const call = ts.isCallExpression(node) ? testCall(node) : null;
    if (!call) {
      ts.forEachChild(node, (child) => visit(child, groups));
    } else if (call.lives) {
      const path = [...groups, call.title];
      if (call.isGroup) ts.forEachChild(node, (child) => visit(child, path));
      else names.add(path.join(' > '));
    }
  };
  visit(ts.createSourceFile('a.test.ts', source, ts.ScriptTarget.ESNext), []);
  return names;
}

/** `it('title', …)`, `describe.each(…)('title', …)` and their like; `null` for any other call. */
function testCall({ expression, arguments: given }: ts.CallExpression) {
  const [title, ...others] = given;
  const name = calledName(expression);
  if (!title || !ts.isStringLiteralLike(title) || !/^(?:test|it|describe)\b/.test(name)) return null;
  return {
    title: title.text,
    isGroup: name.startsWith('describe'),
    lives: LIVING.test(name) && !others.some(isPutOff),
  };
}

/** The name of what is called, without the tables given to it: "describe.each". */
function calledName(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee)) return `${calledName(callee.expression)}.${callee.name.text}`;
  if (ts.isCallExpression(callee)) return calledName(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return calledName(callee.tag);
  return '';
}

function isPutOff(given: ts.Expression): boolean {
  return (
    ts.isObjectLiteralExpression(given) &&
    given.properties.some(({ name }) => name && ts.isIdentifier(name) && PUT_OFF.includes(name.text))
  );
}
