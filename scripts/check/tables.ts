import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { platformTables } from '#platform/slices/platform-tables.ts'
import { catalog } from '../../src/catalog.ts'
import { sliceFolders } from './slice-folders.cjs'
import { findTableFaults, type Owner } from './table-faults.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The statements of the product that name a table of another slice that does not offer it. */
export function checkTables(): { faults: string[]; files: number } {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture|generated)\.tsx?$/.test(path))
    .map((path) => ({ path: `src/${path}`, text: readFileSync(`${root}src/${path}`, 'utf8') }))
  const slices: Owner[] = catalog.slices.map(({ tables }, place) => ({
    folder: `src/${sliceFolders[place]}`,
    place,
    tables,
  }))
  const owners = [{ folder: 'src/platform', place: -1, tables: platformTables }, ...slices]
  return { faults: findTableFaults(files, owners, readColumns()), files: files.length }
}

/** The columns of every table, from the rows that are generated from the migrated database. */
function readColumns(): Map<string, Set<string>> {
  const path = `${root}test/tables.generated.ts`
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  const tables = source.statements.find(ts.isInterfaceDeclaration)?.members.filter(ts.isPropertySignature) ?? []
  const names = (members: readonly ts.TypeElement[]) =>
    members.flatMap(({ name }) => (name && 'text' in name ? [name.text] : []))
  return new Map(
    tables.map((table) => [
      names([table]).join(),
      new Set(table.type && ts.isTypeLiteralNode(table.type) ? names([...table.type.members]) : []),
    ]),
  )
}
