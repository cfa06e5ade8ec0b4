import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Slice } from '../src/platform/slice.ts'
import { platformTables } from '../src/platform/tables.ts'
import { findTableFaults, type SourceFile } from './check/table-faults.ts'

/** Fails when a statement names a table of another slice that does not offer it. */
const root = fileURLToPath(new URL('../', import.meta.url))
const files: SourceFile[] = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture|generated)\.tsx?$/.test(path))
  .map((path) => ({ path: `src/${path}`, text: readFileSync(`${root}src/${path}`, 'utf8') }))

const [, list = ''] = /createCatalog\(\[(.*?)\]\)/s.exec(readFileSync(`${root}src/catalog.ts`, 'utf8')) ?? []
const order = list.split(/[\s,]+/).filter(Boolean)
const slices = await Promise.all(
  files
    .filter(({ path }) => /^src\/[\w-]+\/[\w-]+\/slice\.ts$/.test(path))
    .map(async ({ path }) => {
      const [[name, slice]] = Object.entries(
        (await import(pathToFileURL(root + path).href)) as Record<string, Slice>,
      ) as [[string, Slice]]
      return { folder: dirname(path), place: order.indexOf(name), tables: slice.tables }
    }),
)
const faults = findTableFaults(files, [{ folder: 'src/platform', place: -1, tables: platformTables }, ...slices])
for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exitCode = 1
else console.log(`Every statement of ${files.length} files keeps to the tables that its slice may name.`)
