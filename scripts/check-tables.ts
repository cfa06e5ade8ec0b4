import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { platformTables } from '#platform/slices/platform-tables.ts'
import { catalog } from '../src/catalog.ts'
import { sliceFolders } from './check/slice-folders.cjs'
import { findTableFaults, type Owner } from './check/table-faults.ts'

/** Fails when a statement names a table of another slice that does not offer it. */
const root = fileURLToPath(new URL('../', import.meta.url))
const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture|generated)\.tsx?$/.test(path))
  .map((path) => ({ path: `src/${path}`, text: readFileSync(`${root}src/${path}`, 'utf8') }))
const slices: Owner[] = catalog.slices.map(({ tables }, place) => ({
  folder: `src/${sliceFolders[place]}`,
  place,
  tables,
}))
const owners = [{ folder: 'src/platform', place: -1, tables: platformTables }, ...slices]
const faults = findTableFaults(files, owners, readColumns())
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
else console.log(`Every statement of ${files.length} files keeps to the tables that its slice may name.`)

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
