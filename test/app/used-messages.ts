import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

/**
 * The English messages that some source of a room with texts (`src/app`, `src/dashboard`) names, by their paths ("privacy/outcome/stored"). Names are followed
 * by their types, so that a `title` of one area is not taken for that of another; where a message is chosen by a key
 * (`outcome[report.outcome]`), all that the key's type allows count as named.
 */
export function usedMessages(room: string): Set<string> {
  const folder = resolve(room);
  const texts = join(folder, 'i18n/messages');
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    // No DOM and no Vite: the types of messages do not need them, and they take most of the time.
    lib: ['lib.es2023.d.ts'],
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('service-worker'))
    .map((file) => join(folder, file));
  const program = ts.createProgram(sources, options);
  const checker = program.getTypeChecker();
  const used = new Set<string>();

  const note = (symbol: ts.Symbol | undefined) => {
    for (const declaration of symbol?.declarations ?? []) {
      const path = pathOf(declaration, texts);
      if (path) used.add(path);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) note(checker.getSymbolAtLocation(node.name));
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name)) note(checker.getTypeAtLocation(node.parent).getProperty(name.text));
    }
    if (ts.isElementAccessExpression(node)) {
      const owner = checker.getTypeAtLocation(node.expression);
      const key = checker.getTypeAtLocation(node.argumentExpression);
      const keys = (key.isUnion() ? key.types : [key]).flatMap((type) =>
        type.isStringLiteral() ? [type.value] : [],
      );
      // A key that may be any text: whatever the object has.
      const properties =
        keys.length > 0 ? keys.map((name) => owner.getProperty(name)) : owner.getProperties();
      for (const property of properties) note(property);
    }
    ts.forEachChild(node, visit);
  };
  for (const source of sources) {
    const file = source.startsWith(texts) ? undefined : program.getSourceFile(source);
    if (file) visit(file);
  }
  return used;
}

/** The path of a message by where it is declared, or `null` for what is no message. */
function pathOf(declaration: ts.Declaration, texts: string): string | null {
  const file = declaration.getSourceFile().fileName;
  if (!file.startsWith(texts)) return null;
  const names: string[] = [];
  for (let node: ts.Node = declaration; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isPropertyAssignment(node) && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))) {
      names.unshift(node.name.text);
    }
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) names.unshift(node.name.text);
  }
  // The first is the language's own name.
  return names.slice(1).join('/');
}
