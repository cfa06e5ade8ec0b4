import { configDefaults, defineConfig } from 'vitest/config'
import ours from '../../vitest.config.ts'

/** Of `npm run console:pictures` and `npm run console:tasks`, which write what `docs/console.md` shows. */
export default defineConfig({
  ...ours,
  root: new URL('../..', import.meta.url).pathname,
  test: { ...ours.test, include: ['test/console/*.test.ts'], exclude: configDefaults.exclude, testTimeout: 600_000 },
})
