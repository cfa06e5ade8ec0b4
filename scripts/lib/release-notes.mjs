import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StepError } from './steps.mjs'

/** A file for each release, with its migrations and their digests. */
export const releasesFolder = 'scripts/releases'

/**
 * @typedef {{ version: string, date: string, migrations: Record<string, string> }} Release the migrations are those that
 * came with it, each with the SHA-256 of its file
 */

/**
 * The releases so far, the first one first.
 *
 * @param {string} root
 * @returns {Release[]}
 */
export function readReleases(root) {
  const folder = join(root, releasesFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .sort((one, other) => compareVersions(one.version, other.version))
}

/**
 * What the next release would be, without writing anything.
 *
 * @param {string} root
 * @param {string} version
 * @param {string} date as in 2026-11-30
 * @returns {Release}
 * @throws StepError for what is no version, or one that is not after the last release
 */
export function describeRelease(root, version, date) {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new StepError(`${version} is no version. Give three numbers: 0.2.0`)
  const releases = readReleases(root)
  const last = releases.at(-1)
  if (last !== undefined && compareVersions(version, last.version) <= 0)
    throw new StepError(`${version} is not after ${last.version}, the last release.`)
  const known = new Set(releases.flatMap(({ migrations }) => Object.keys(migrations)))
  const added = readdirSync(join(root, 'migrations'))
    .filter((name) => name.endsWith('.sql') && !known.has(name))
    .toSorted()
  return { version, date, migrations: Object.fromEntries(added.map((name) => [name, digestOf(root, name)])) }
}

/**
 * @param {string} root
 * @param {string} name of a migration
 */
export function digestOf(root, name) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'migrations', name)))
    .digest('hex')
}

/**
 * What an operator has to know before the upgrade, from the headers of the migrations.
 *
 * @param {string} root
 * @param {Release} release
 */
export function upgradeNotes(root, { version, migrations }) {
  const previous = readReleases(root)
    .filter((each) => compareVersions(each.version, version) < 0)
    .at(-1)
  const title = `# Upgrade to ${version}\n\n`
  if (previous === undefined) return `${title}This is the first release, so there is nothing to upgrade from.\n`
  const from = `All processes must run ${previous.version} before. Take a backup, then replace the processes one by one.\n`
  const headers = Object.keys(migrations).map((name) => readHeader(root, name))
  if (headers.length === 0)
    return `${title}${from}\nThere are no migrations, so you can go back to ${previous.version} at any time.\n`
  const oldest = headers
    .map(({ oldest }) => oldest)
    .sort(compareVersions)
    .at(-1)
  const rows = headers.map(
    ({ name, purpose, oldest, isLong }) => `| ${name} | ${purpose} | ${oldest} | ${isLong ? 'yes' : 'no'} |`,
  )
  const table = `| migration | what it is for | oldest release that works with it | may take long |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
  return (
    `${title}${from}\n${table}\n` +
    'Migrations that may take long make indexes or change many rows. Servers work meanwhile. To have them done before the first new process ' +
    'starts, run `gatehouse migrate` of this release.\n\n' +
    (compareVersions(oldest, previous.version) <= 0
      ? `You can go back to ${previous.version}: it works with these migrations, and with everything that ${version} writes.\n`
      : `You cannot go back to ${previous.version}: releases before ${oldest} do not work with these migrations.\n`)
  )
}

function readHeader(root, name) {
  const lines = readFileSync(join(root, 'migrations', name), 'utf8').split('\n')
  const comments = lines.filter((line) => line.startsWith('-- ')).map((line) => line.slice(3))
  const oldest = comments.map((line) => /^Oldest release: (\d+\.\d+\.\d+)/.exec(line)?.[1]).find(Boolean)
  const purpose = comments.find((line) => !/^(Outside a transaction|Oldest release|In batches)/.test(line))
  return {
    name,
    oldest: oldest ?? '0.1.0',
    purpose: purpose?.replaceAll('|', '\\|') ?? wordsOf(name),
    isLong: lines[0] === '-- Outside a transaction.',
  }
}

function wordsOf(name) {
  return name.replace(/^\d+_|\.sql$/g, '').replaceAll('_', ' ')
}

/**
 * CHANGELOG.md with what is unreleased as this release.
 *
 * @param {string} text
 * @param {Release} release
 * @throws StepError when it has the version already, or nothing that is unreleased
 */
export function withHeading(text, { version, date }) {
  if (text.includes(`## [${version}]`)) throw new StepError(`CHANGELOG.md has ${version} already.`)
  const [, entries] = text.split(/^## \[Unreleased\]\n|^(?=## \[\d)/m)
  if (entries === undefined || entries.trim() === '')
    throw new StepError('CHANGELOG.md says nothing under [Unreleased]. Say what changed for users.')
  return text.replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${date}\n`)
}

/** Below zero when the first is the earlier one. */
export function compareVersions(one, other) {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number))
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}
