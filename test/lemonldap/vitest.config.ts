import { configDefaults, defineConfig } from 'vitest/config'
import ours from '../../vitest.config.ts'

/** Of `npm run test:lemonldap`, whose provider comes from Debian. */
export default defineConfig({
  ...ours,
  root: new URL('../..', import.meta.url).pathname,
  test: { ...ours.test, include: ['test/lemonldap/*.test.ts'], exclude: configDefaults.exclude, testTimeout: 120_000 },
})
