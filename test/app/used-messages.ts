import { join, resolve } from 'node:path';
import type { Node, SourceFile } from 'typescript/unstable/ast';
import {
  isBindingElement,
  isElementAccessExpression,
  isIdentifier,
  isObjectBindingPattern,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isSourceFile,
  isSpreadAssignment,
  isStringLiteral,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is';
import { API, type Checker, type Symbol as NamedSymbol } from 'typescript/unstable/sync';

/**
 * The English messages that some source of a room with texts (`src/app`, `src/dashboard`) names, by
 * their paths ("privacy/outcome/stored"). Names are followed by their types, so that a `title` of
 * one area is not taken for that of another; where a message is chosen by a key
 * (`outcome[report.outcome]`), all that the key's type allows count as named; where an area is spread
 * (`{ ...partEdges }`), all of it.
 */
export function usedMessages(room: string): Set<string> {
  const folder = `${resolve(room)}/`;
  const texts = join(folder, 'i18n/messages');
  const config = resolve('tsconfig/page.json');
  const api = new API();
  try {
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error(`${config}: TypeScript does not open it`);
    const used = new Set<string>();
    for (const name of project.program.getSourceFileNames()) {
      const file = project.program.getSourceFile(name);
      if (!file || !name.startsWith(folder) || name.startsWith(texts)) continue;
      for (const { declarations } of symbolsNamedIn(file, project.checker)) {
        for (const declaration of declarations) {
          const path = pathOf(declaration.resolve(), texts);
          if (path) used.add(path);
        }
      }
    }
    return used;
  } finally {
    api.close();
  }
}

/** The symbols of all properties that a file names. */
function symbolsNamedIn(file: SourceFile, checker: Checker): Set<NamedSymbol> {
  const named = new Set<NamedSymbol | undefined>();
  const note = (owner: Node, keys: readonly string[]) => {
    const type = checker.getTypeAtLocation(owner);
    if (type) for (const key of keys) named.add(checker.getPropertyOfType(type, key));
  };
  const noteAll = (owner: Node) => {
    const type = checker.getTypeAtLocation(owner);
    if (type) for (const property of checker.getPropertiesOfType(type)) named.add(property);
  };
  const visit = (node: Node): void => {
    if (isPropertyAccessExpression(node)) named.add(checker.getSymbolAtLocation(node.name));
    if (isBindingElement(node) && isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      if (name && isIdentifier(name)) note(node.parent, [name.text]);
    }
    if (isSpreadAssignment(node)) noteAll(node.expression);
    if (isElementAccessExpression(node)) {
      const key = checker.getTypeAtLocation(node.argumentExpression);
      const types = key?.isUnionType() ? key.getTypes() : [key];
      const keys = types.flatMap((type) => (type?.isStringLiteralType() ? [type.value] : []));
      // A key that may be any text: whatever the object has.
      if (keys.length > 0) note(node.expression, keys);
      else noteAll(node.expression);
    }
    node.forEachChild(visit);
  };
  visit(file);
  named.delete(undefined);
  return named as Set<NamedSymbol>;
}

/** The path of a message by where it is declared, or `null` for what is no message. */
function pathOf(declaration: Node | undefined, texts: string): string | null {
  const names: string[] = [];
  for (let node = declaration; node; node = node.parent) {
    if (isPropertyAssignment(node) && (isIdentifier(node.name) || isStringLiteral(node.name))) {
      names.unshift(node.name.text);
    }
    if (isVariableDeclaration(node) && isIdentifier(node.name)) names.unshift(node.name.text);
    // The first is the language's own name.
    if (isSourceFile(node)) return node.fileName.startsWith(texts) ? names.slice(1).join('/') : null;
  }
  return null;
}
