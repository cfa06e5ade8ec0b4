// Changes a few characters of a source at a time and says which changes no test notices.
//   npm run mutate -- src/tenancy/organizations/service.ts [further sources] [--with TESTS]
// The tests are those of the source's slice and some over the catalog; `--with` adds others, by a part of their path.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'
import { compileSources } from './lib/compile-sources.mjs'
import { findMutants } from './mutate/find-mutants.ts'
import { inOrderOf } from './mutate/in-order-of.ts'
import { instrument } from './mutate/instrument.ts'
import { type Mutant, oneLine, type PlacedMutant } from './mutate/mutant.ts'
import { progressVariable, readProgress } from './mutate/progress.ts'
import { report } from './mutate/report.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
/** Suites over the catalog, the cheap ones first. */
const suites = ['test/tenancy.test.ts', 'test/recorded-events.test.ts', 'test/parallel-deletions.test.ts']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { with: { type: 'string', multiple: true } },
})
const files = positionals.map((path) => relative(root, join(process.cwd(), path)))
if (files.length === 0) throw new Error('Say which source: npm run mutate -- src/tenancy/organizations/service.ts')
const tests = [
  ...new Set(files.map((file) => `${file.split('/').slice(0, 3).join('/')}/`)),
  ...(values.with ?? []),
  ...suites,
]

const sources = new Map(files.map((file) => [file, readFileSync(root + file, 'utf8')]))
const found = new Map<string, (Mutant & { id: number })[]>()
const placed: PlacedMutant[] = []
for (const [file, source] of sources) {
  const mutants = findMutants(source, file).map((mutant, at) => ({ ...mutant, id: placed.length + at }))
  found.set(file, mutants)
  placed.push(...mutants.map((mutant) => place(file, source, mutant)))
}

const compiled = `dist/mutants-${process.pid}`
// What vitest.config.ts would compile, with every mutant in it.
process.env.GATEHOUSE_COMPILED_SOURCES = compiled
await compileSources(
  compiled,
  new Map([...sources].map(([file, source]) => [file, instrument(source, found.get(file) ?? [])])),
)
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-mutate-'))
const progressPath = join(folder, 'progress.json')
process.env[progressVariable] = progressPath
// If it is ended early, it shows what was found until then.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    console.log(report(placed, readProgress(progressPath)))
    clear()
    process.exit(130)
  })
try {
  // A mutant that leaves a server in pieces ends the tests of its file; those run again, without it.
  for (let pass = 0; pass < 4; pass++) {
    const before = readProgress(progressPath)
    await runTests()
    const { broken } = readProgress(progressPath)
    if (broken.length === before.broken.length) break
  }
  console.log(report(placed, readProgress(progressPath)))
} finally {
  clear()
}

function clear(): void {
  for (const each of [folder, join(root, compiled)]) rmSync(each, { recursive: true, force: true })
}

async function runTests(): Promise<void> {
  const vitest = await startVitest('test', tests, {
    root,
    watch: false,
    maxWorkers: 1,
    isolate: false,
    fileParallelism: false,
    // Each run of a test has a limit of its own.
    testTimeout: 0,
    // A poll ends with the run.
    expect: { poll: { timeout: 30_000 } },
    runner: fileURLToPath(new URL('mutate/repeating-runner.ts', import.meta.url)),
    reporters: [
      {
        onTestModuleEnd: ({ moduleId }) =>
          console.log(`${new Date().toISOString().slice(11, 19)} ${relative(root, moduleId)}`),
      },
    ],
    sequence: { sequencer: inOrderOf(tests) },
  })
  const broken = vitest.state.getFiles().filter(({ result }) => result?.errors?.length)
  for (const { filepath, result } of broken)
    console.error(`${relative(root, filepath)}: ${result?.errors?.[0]?.message}`)
  await vitest.close()
}

function place(
  file: string,
  source: string,
  { id, start, end, kind, replacement, isPrelude }: Mutant & { id: number },
): PlacedMutant {
  const line = source.slice(0, start).split('\n').length
  return {
    id,
    file,
    line,
    kind,
    from: oneLine(source.slice(start, end)),
    to: isPrelude ? replacement : oneLine(replacement),
  }
}
