import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { billOfMaterials } from '../scripts/lib/bill-of-materials.mjs'
import { imageOfRelease, makeRelease } from '../scripts/lib/make-release.mjs'
import {
  compareVersions,
  describeRelease,
  digestOf,
  readReleases,
  releasesFolder,
  upgradeNotes,
  withHeading,
} from '../scripts/lib/release-notes.mjs'
import { read, root } from './repository.ts'

const date = '2026-12-24'

test('migrations of a release stay as they were released, and no release is missing in the changelog', () => {
  for (const { version, migrations } of readReleases(root)) {
    expect(read('CHANGELOG.md')).toContain(`## [${version}] - `)
    const changed = Object.entries(migrations).filter(([name, digest]) => digestOf(root, name) !== digest)
    expect(changed.map(([name]) => name)).toEqual([])
  }
  const last = readReleases(root).at(-1)?.version ?? '0.0.0'
  expect(compareVersions(JSON.parse(read('package.json')).version, last)).toBeGreaterThanOrEqual(0)
})

test('a release has a version after the last one, and what changed for users', () => {
  const folder = scratchRepository({ '0.9.0': ['0001_a.sql'] }, { '0001_a.sql': '', '0002_b.sql': '' })

  expect(() => describeRelease(folder, '1.0', date)).toThrow('is no version')
  expect(() => describeRelease(folder, '0.9.0', date)).toThrow('is not after 0.9.0')
  expect(Object.keys(describeRelease(folder, '0.10.0', date).migrations)).toEqual(['0002_b.sql'])
  const release = { version: '0.10.0', date, migrations: {} }
  expect(() => withHeading('# Changelog\n\n## [Unreleased]\n\n## [0.9.0] - x\n\n- Old\n', release)).toThrow(
    'says nothing',
  )
  expect(() => withHeading('## [Unreleased]\n\n- New\n\n## [0.10.0] - x\n', release)).toThrow('has 0.10.0 already')
  expect(withHeading('## [Unreleased]\n\n- New\n\n## [0.9.0] - x\n', release)).toBe(
    `## [Unreleased]\n\n## [0.10.0] - ${date}\n\n- New\n\n## [0.9.0] - x\n`,
  )
})

test('the notes for an upgrade say which migrations it has, which may take long, and whether the previous release still works', () => {
  const files = {
    '0001_a.sql': '',
    '0002_rooms.sql': '-- Rooms | halls.\n-- Oldest release: 0.9.0.\ncreate table rooms ();',
    '0003_names.sql': '-- Outside a transaction.\n-- Oldest release: 0.9.0.\ncreate index concurrently x on rooms (a);',
  }
  const folder = scratchRepository({ '0.9.0': ['0001_a.sql'] }, files)
  const notes = upgradeNotes(folder, describeRelease(folder, '0.10.0', date))

  expect(notes).toContain('All processes must run 0.9.0 before.')
  expect(notes).toContain('| 0002_rooms.sql | Rooms \\| halls. | 0.9.0 | no |')
  expect(notes).toContain('| 0003_names.sql | names | 0.9.0 | yes |')
  expect(notes).toContain('You can go back to 0.9.0')

  writeFileSync(join(folder, 'migrations/0004_end.sql'), '-- Oldest release: 0.10.0, which no longer reads it.\n')
  expect(upgradeNotes(folder, describeRelease(folder, '0.11.0', date))).toContain(
    'You cannot go back to 0.9.0: releases before 0.10.0 do not work',
  )
  expect(upgradeNotes(scratchRepository({}, files), { version: '0.1.0', date, migrations: {} })).toContain(
    'the first release',
  )
})

test('nothing is released of a tree with changes, or under a tag that exists', async () => {
  const folder = scratchRepository({}, { '0001_a.sql': '' })
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      stdio: 'pipe',
    })
  git('init', '--quiet')
  git('add', '-A')
  git('commit', '--quiet', '-m', 'Begin')
  git('tag', 'v0.2.0')

  await expect(makeRelease(folder, '0.2.0', join(folder, 'release'))).rejects.toThrow('The tag v0.2.0 exists.')
  writeFileSync(join(folder, 'new'), '')
  await expect(makeRelease(folder, '0.3.0', join(folder, 'release'))).rejects.toThrow('changes that are not committed')
})

test('the image of a release is the last stage of the Dockerfile, over what was built for its processor', () => {
  const image = imageOfRelease(read('Dockerfile'))
  const last = read('Dockerfile').split(/^(?=FROM gcr)/m)[1] ?? ''

  expect(image).toMatch(
    /^FROM scratch AS server\nARG TARGETARCH\nCOPY \$\{TARGETARCH\} \/gatehouse\nCOPY data \/data\n/,
  )
  expect(image.endsWith(last)).toBe(true)
  expect(image).not.toContain('RUN')
  expect(image.match(/^FROM /gm)).toHaveLength(2)
})

test('the bill of materials has every package of the server and the console in the version of the lock file, and no tool', {
  timeout: 120_000,
}, async () => {
  const folder = join(newFolder(), 'gatehouse')
  const bill: { components: { name: string; version: string }[] } = JSON.parse(await billOfMaterials(root, folder))
  const { packages }: { packages: Record<string, { version?: string }> } = JSON.parse(read('package-lock.json'))
  const locked = new Set(
    Object.entries(packages).map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`),
  )
  const names = bill.components.map(({ name }) => name)

  expect(bill.components.map(({ name, version }) => `${name}@${version}`).filter((each) => !locked.has(each))).toEqual(
    [],
  )
  for (const file of ['package.json', 'web/console/package.json'])
    for (const name of Object.keys(JSON.parse(read(file)).dependencies)) expect(names).toContain(name)
  for (const tool of ['vitest', 'vite', 'typescript', 'esbuild', '@biomejs/biome']) expect(names).not.toContain(tool)
})

/** With releases that had these migrations, and the files that there are now. */
function scratchRepository(releases: Record<string, string[]>, migrations: Record<string, string>): string {
  const folder = newFolder()
  for (const name of ['migrations', releasesFolder]) mkdirSync(join(folder, name), { recursive: true })
  for (const [name, text] of Object.entries(migrations)) writeFileSync(join(folder, 'migrations', name), text)
  for (const [version, names] of Object.entries(releases))
    writeFileSync(
      join(folder, releasesFolder, `${version}.json`),
      JSON.stringify({
        version,
        date,
        migrations: Object.fromEntries(names.map((name) => [name, digestOf(folder, name)])),
      }),
    )
  return folder
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-release-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
