import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { compiledSources, compileSources } from './scripts/lib/compile-sources.mjs'
import { LongestFirst } from './test/longest-first.ts'

const compiled = process.env.GATEHOUSE_COMPILED_SOURCES ?? 'dist/sources'
if (process.env.GATEHOUSE_COMPILED_SOURCES === undefined) await compileSources(compiled)

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', development: false } },
  plugins: [compiledSources(compiled)],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    // Needs a provider from Debian: npm run test:lemonldap. Writes documents: npm run console:pictures, npm run console:tasks.
    exclude: [...configDefaults.exclude, 'test/lemonldap/**', 'test/console/**'],
    pool: 'forks',
    // A process keeps its server and database for all the files it runs; a file gets an environment of its own. One more than
    // there are cores, up to three: each waits for PostgreSQL, browsers and other processes some of its time. A PostgreSQL of
    // the caller's own has connections for two.
    isolate: false,
    maxWorkers: process.env.DATABASE_URL === undefined ? Math.min(3, availableParallelism() + 1) : 2,
    sequence: { sequencer: LongestFirst },
    // All but the tests themselves is compiled once and loaded by Node. So a watching Vitest does not see changes of these; it is
    // run again. Tests make much that is soon gone: with a large young generation they take some 6 % less of the processor.
    execArgv: ['--enable-source-maps', '--max-semi-space-size=64', '--min-semi-space-size=32'],
    server: { deps: { external: [/\/dist\/[^/]+\/(src|test|scripts|bench)\//] } },
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/production-react.ts', 'test/quiet-queue.ts', 'test/watch-repeatable-runs.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What the server finds by itself it finds within a second; on a busy machine that takes longer.
    expect: { poll: { timeout: 10_000 } },
  },
})
