// The source with its types: for rules about what may be used where.
import { resolve } from 'node:path'
import ts from 'typescript'
import { sourceFiles } from './sentences.ts'

/** Every file of src/, and a checker that knows what each name in them means. */
export function readTypedSource(): { files: ts.SourceFile[]; checker: ts.TypeChecker } {
  const own = sourceFiles.map((path) => resolve(path))
  const program = ts.createProgram(own, {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: ['node'],
    resolveJsonModule: true,
  })
  return {
    files: program.getSourceFiles().filter(({ fileName }) => own.includes(fileName)),
    checker: program.getTypeChecker(),
  }
}

/** The declarations of the member that an expression or a destructuring reads; none for anything else. */
export function findMembersRead(checker: ts.TypeChecker, node: ts.Node): readonly ts.Node[] {
  if (ts.isPropertyAccessExpression(node)) return checker.getSymbolAtLocation(node.name)?.declarations ?? []
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
    const name = (node.propertyName ?? node.name).getText()
    return checker.getTypeAtLocation(node.parent).getProperty(name)?.declarations ?? []
  }
  return []
}
