// Only syntax and modules that old versions of Node know: this is what tells their users to upgrade.
import { readFileSync } from 'node:fs'

/** Ends the process with an explanation when this Node is older than package.json asks for. */
export function requireNode() {
  const packageJson = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const wanted = packageJson.engines.node.replace('>=', '')
  if (isAtLeast(process.versions.node, wanted)) return
  console.error(`Gatehouse needs Node.js ${wanted} or later, this is ${process.version}.`)
  console.error(
    'Install the current release from https://nodejs.org (or with your version manager) and run the command again.',
  )
  process.exit(1)
}

function isAtLeast(version, wanted) {
  const [major, minor] = version.split('.').map(Number)
  const [wantedMajor, wantedMinor = 0] = wanted.split('.').map(Number)
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}
