import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    // Needs a provider from Debian: npm run test:lemonldap.
    exclude: [...configDefaults.exclude, 'test/lemonldap/**'],
    pool: 'forks',
    // One process a core keeps its server and database for all the files it runs; a file gets an environment of its own.
    isolate: false,
    maxWorkers: 2,
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/production-react.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What the server finds by itself it finds within a second; on a busy machine that takes longer.
    expect: { poll: { timeout: 10_000 } },
  },
})
