import { createHash } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { billOfMaterials } from './bill-of-materials.mjs'
import { chartFolder } from './chart.mjs'
import { makeInstallation } from './installation.mjs'
import { describeRelease, releasesFolder, upgradeNotes, withHeading } from './release-notes.mjs'
import { npm, run, StepError, step, tail } from './steps.mjs'

/** Names of npm and of container images for the same processors. */
const platforms = [
  { cpu: 'x64', arch: 'amd64' },
  { cpu: 'arm64', arch: 'arm64' },
]

/** What lies beside the installation in a tarball, and in the context of the image. */
const beside = ['deploy', '.env.example', 'README.md', 'CHANGELOG.md', 'SECURITY.md']

/**
 * Makes a release of the last commit: the tarballs, the context of the image, the bill of materials, the notes for upgrades and the
 * checksums. The repository is changed only when everything is made: `CHANGELOG.md`, `package.json`, the lock file and
 * `scripts/releases`.
 *
 * @param {string} root
 * @param {string} version
 * @param {string} folder where the files of the release come
 * @returns {Promise<string[]>} a line for each file
 * @throws StepError on changes that are not committed, and for a version that exists
 */
export async function makeRelease(root, version, folder) {
  const [status, time] = await Promise.all([git(root, 'status', '--porcelain'), git(root, 'log', '-1', '--format=%cI')])
  if (status !== '') throw new StepError(`There are changes that are not committed:\n\n${status}`)
  if ((await git(root, 'tag', '--list', `v${version}`)) !== '') throw new StepError(`The tag v${version} exists.`)
  const release = describeRelease(root, version, time.slice(0, 10))
  const scratch = mkdtempSync(join(tmpdir(), 'gatehouse-release-'))
  const source = join(scratch, 'source')
  const made = join(scratch, 'release')
  mkdirSync(made)
  try {
    // Of what is committed, and of nothing else that lies around here.
    await git(root, 'worktree', 'add', '--detach', source)
    noteRelease(source, release)
    writeFileSync(join(made, 'upgrade-notes.md'), upgradeNotes(source, release))
    await must(
      'Installing the tools',
      source,
      ...npm('ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'),
    )
    await must('Building', source, ...npm('run', 'build'))
    writeFileSync(
      join(made, `gatehouse-${version}.cdx.json`),
      await billOfMaterials(source, join(scratch, 'gatehouse')),
    )
    const image = join(scratch, `gatehouse-${version}-image`)
    mkdirSync(image)
    for (const { cpu, arch } of platforms) {
      const name = `gatehouse-${version}-linux-${cpu}`
      const installation = join(scratch, name)
      await makeInstallation(source, installation, { os: 'linux', cpu })
      cpSync(installation, join(image, arch), { recursive: true, verbatimSymlinks: true })
      addBeside(source, installation)
      cpSync(join(made, 'upgrade-notes.md'), join(installation, 'upgrade-notes.md'))
      await pack(scratch, name, made, time)
    }
    addBeside(source, image)
    cpSync(join(source, 'compose.yaml'), join(image, 'compose.yaml'))
    mkdirSync(join(image, 'data'))
    writeFileSync(join(image, 'Dockerfile'), imageOfRelease(readFileSync(join(source, 'Dockerfile'), 'utf8')))
    await pack(scratch, `gatehouse-${version}-image`, made, time)
    const files = readdirSync(made).toSorted()
    writeFileSync(join(made, 'SHA256SUMS'), files.map((name) => `${sha256(join(made, name))}  ${name}\n`).join(''))

    noteRelease(root, release)
    mkdirSync(dirname(folder), { recursive: true })
    cpSync(made, folder, { recursive: true })
    return readdirSync(folder).map((name) => `${name}  ${(statSync(join(folder, name)).size / 1e6).toFixed(1)} MB`)
  } finally {
    await git(root, 'worktree', 'remove', '--force', source).catch(() => undefined)
    rmSync(scratch, { recursive: true, force: true })
  }
}

/**
 * The last stage alone, over installations that are built already.
 *
 * @param {string} dockerfile
 */
export function imageOfRelease(dockerfile) {
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM ') + 1)
  return `FROM scratch AS server\nARG TARGETARCH\nCOPY \${TARGETARCH} /gatehouse\nCOPY data /data\n\n${last}`
}

/** Writes the version, the heading of the changelog and the list of migrations. */
function noteRelease(root, release) {
  const changelog = join(root, 'CHANGELOG.md')
  writeFileSync(changelog, withHeading(readFileSync(changelog, 'utf8'), release))
  for (const name of ['package.json', 'package-lock.json']) {
    const file = join(root, name)
    const content = JSON.parse(readFileSync(file, 'utf8'))
    content.version = release.version
    if (content.packages !== undefined) content.packages[''].version = release.version
    writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`)
  }
  const chart = join(root, chartFolder, 'Chart.yaml')
  const versions = /^(version|appVersion): .*$/gm
  writeFileSync(chart, readFileSync(chart, 'utf8').replaceAll(versions, `$1: ${release.version}`))
  mkdirSync(join(root, releasesFolder), { recursive: true })
  writeFileSync(join(root, releasesFolder, `${release.version}.json`), `${JSON.stringify(release, undefined, 2)}\n`)
}

function addBeside(source, folder) {
  for (const name of beside) cpSync(join(source, name), join(folder, name), { recursive: true })
}

/** The same content makes the same tarball, packed by anyone at any time. */
async function pack(parent, name, to, time) {
  const file = join(to, `${name}.tar.gz`)
  const same = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', `--mtime=${time}`]
  await must(`Packing ${name}`, parent, 'tar', [
    ...same,
    '--use-compress-program=gzip -9n',
    '-cf',
    `${file}.unfinished`,
    name,
  ])
  renameSync(`${file}.unfinished`, file)
}

async function must(label, cwd, command, args) {
  const { code, output } = await step(label, () => run(command, args, { cwd }))
  if (code !== 0) throw new StepError(`${tail(output)}\n\n${label} failed (exit code ${code}).`)
  return output
}

async function git(cwd, ...args) {
  const { code, output } = await run('git', args, { cwd })
  if (code !== 0) throw new StepError(`git ${args.join(' ')} failed: ${output}`)
  return output.trim()
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
