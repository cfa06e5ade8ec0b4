// `npm run release -- VERSION`: makes a release of the last commit in release/VERSION, and notes it in CHANGELOG.md, package.json and
// scripts/releases. It commits nothing: commit these three, and tag them. Needs git, GNU tar and the npm registry.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeRelease } from './lib/make-release.mjs'
import { giveUp, StepError } from './lib/steps.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [version] = process.argv.slice(2)
try {
  if (version === undefined) throw new StepError('Give the version: npm run release -- 0.2.0')
  const folder = join(root, 'release', version)
  if (existsSync(folder)) throw new StepError(`${folder} exists already.`)
  for (const line of await makeRelease(root, version, folder)) console.log(line)
  console.log(`\nIn release/${version}. Now commit and tag it:\n`)
  console.log(`  git commit -am 'Release ${version}' && git tag v${version}`)
} catch (error) {
  giveUp(error)
}
