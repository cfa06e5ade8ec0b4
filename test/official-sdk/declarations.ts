import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export interface Declarations {
  checker: ts.TypeChecker
  /** A type that the SDK exports. @throws Error when it exports none of this name. */
  exported(name: string): ts.Type
}

let opened: Declarations | undefined

/** The type declarations of the installed official SDK, read once per process, which takes seconds. */
export function declarationsOfSdk(): Declarations {
  opened ??= open(fileURLToPath(import.meta.resolve('@workos-inc/node')).replace(/\.mjs$/, '.d.mts'))
  return opened
}

function open(path: string): Declarations {
  const program = ts.createProgram([path], {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
    types: [],
    strict: true,
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(path)
  const module = source && checker.getSymbolAtLocation(source)
  const symbols = module === undefined ? [] : checker.getExportsOfModule(module)
  return {
    checker,
    exported(name) {
      const symbol = symbols.find((each) => each.name === name)
      if (symbol === undefined) throw new Error(`${path} exports no ${name}.`)
      const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0
      return checker.getDeclaredTypeOfSymbol(isAlias ? checker.getAliasedSymbol(symbol) : symbol)
    },
  }
}

/** The events that the SDK knows by name. */
export function eventNamesOfSdk(): string[] {
  const type = declarationsOfSdk().exported('EventName')
  return (type.isUnion() ? type.types : [type]).flatMap((each) => (each.isStringLiteral() ? [each.value] : [])).sort()
}
