import { readOptions } from './kit/options.ts'
import { UsageError } from './kit/usage-error.ts'

// The product, which benches load, takes seconds to load from its sources: a wrong option is said before.
try {
  const options = readOptions(process.argv.slice(2))
  if (options.name === undefined) console.log((await import('./help.ts')).help())
  else await (await import('./run-named.ts')).runNamed(options.name, options)
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error)
  process.exitCode = 1
}
