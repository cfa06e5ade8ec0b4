import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sliceFolders } from '../scripts/check/slice-folders.cjs'
import { files, prose, read, root } from './repository.ts'

const documents = files.filter((path) => path.endsWith('.md'))

const foldersIn = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

const namesIn = (markdown: string) => [...prose(markdown).matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name)

describe('every folder of src has a README', () => {
  const overview = read('ARCHITECTURE.md')

  test.each(foldersIn('src'))('%s', (folder) => {
    const path = `src/${folder}/README.md`
    expect(existsSync(join(root, path)), `${path} is missing`).toBe(true)
    expect(overview, `ARCHITECTURE.md does not lead to ${path}`).toContain(`(${path})`)
  })
})

describe('the README of an area names each of its slices, in the order of the catalog', () => {
  const areas = [...new Set(sliceFolders.map((folder) => dirname(folder)))]

  test.each(areas)('%s', (area) => {
    const slices = sliceFolders.filter((folder) => dirname(folder) === area).map((folder) => relative(area, folder))
    const rows = [...read(`src/${area}/README.md`).matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name)

    expect(rows.filter((name) => slices.includes(name))).toEqual(slices)
  })
})

describe('the document of a folder names each file directly in it', () => {
  test.each([
    ['src', 'ARCHITECTURE.md'],
    ['src/commands', 'src/commands/README.md'],
    ['src/platform', 'src/platform/README.md'],
    ['test', 'test/README.md'],
  ])('%s in %s', (folder, document) => {
    const names = namesIn(read(document))
    const own = files.filter((path) => dirname(path) === folder && /\.ts$/.test(path) && !/\.test\.ts$/.test(path))

    expect(own.map((path) => relative(folder, path)).filter((name) => !names.includes(name))).toEqual([])
  })
})

test('the README of a folder without slices names each of its folders', () => {
  for (const folder of ['platform', 'protocol']) {
    const names = namesIn(read(`src/${folder}/README.md`))

    expect(foldersIn(`src/${folder}`).filter((name) => !names.includes(name))).toEqual([])
  }
})

describe('relative links lead to a file, and to a heading in it', () => {
  const headings = new Map(documents.map((path) => [path, anchorsOf(read(path))]))

  test.each(documents)('%s', (path) => {
    const links = [...prose(read(path)).matchAll(/\]\(\s*<?([^)\s>]+)>?\s*\)/g)].map(([, link = '']) => link)
    const broken = links.filter((link) => !/^[a-z][a-z+.-]*:/.test(link) && !leadsSomewhere(path, link))

    expect(broken).toEqual([])
  })

  function leadsSomewhere(from: string, link: string): boolean {
    const [file = '', anchor] = link.split('#')
    const target = file === '' ? from : relative(root, resolve(root, dirname(from), file))
    if (!existsSync(join(root, target))) return false
    return anchor === undefined || headings.get(target)?.has(anchor) === true
  }
})

/** As code hosts make them of headings. */
function anchorsOf(markdown: string): Set<string> {
  const titles = [...prose(markdown).matchAll(/^#{1,6} +(.+)$/gm)].map(([, title = '']) => title)
  const anchors = titles.map((title) =>
    title
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
  return new Set(
    anchors.map((anchor, i) => (anchors.indexOf(anchor) < i ? `${anchor}-${countBefore(anchors, i)}` : anchor)),
  )
}

const countBefore = (anchors: readonly string[], i: number) =>
  anchors.slice(0, i).filter((anchor) => anchor === anchors[i]).length

test('documents that are named in code, comments and settings exist', () => {
  const texts = [...files, '.env.example'].filter(
    (path) => /\.(tsx?|mjs|cjs|sql|md|ya?ml|example)$/.test(path) && !/\.test\.tsx?$/.test(path),
  )
  const named = texts.flatMap((path) =>
    [...read(path).matchAll(/(?<![\w./-])(docs\/[\w./-]+\.md|[A-Z]{4,}\.md)\b/g)].map(([name]) => ({ path, name })),
  )

  expect(named.filter(({ name }) => !existsSync(join(root, name)))).toEqual([])
})

describe('documents for developers name files, folders and functions that exist', () => {
  const guides = documents.filter(
    (path) => /^(ARCHITECTURE|CONTRIBUTING)\.md$|^src\/|^test\/README/.test(path) && !path.endsWith('CHANGELOG.md'),
  )
  const code = files.filter((path) => /\.(tsx?|mjs|cjs|sql)$/.test(path))
  const words = new Set(code.flatMap((path) => read(path).match(/[A-Za-z_$][\w$]*/g) ?? []))
  const paths = files.map((path) => `/${path}`)

  test.each(guides)('%s', (path) => {
    const names = namesIn(read(path))

    expect(names.filter((name) => isFile(name) && !paths.some((other) => other.endsWith(`/${name}`)))).toEqual([])
    expect(names.filter((name) => isIdentifier(name) && !words.has(name))).toEqual([])
  })

  const isFile = (name: string) => /^[\w./-]+\.(tsx?|mjs|cjs|md)$/.test(name)
  /** Words in camel case. Patterns such as `getX` don't count. */
  const isIdentifier = (name: string) => /^([a-z]+|[A-Z][a-z]+)[A-Z]\w+$/.test(name)
})

describe('the README and the examples can be tried one after the other on one server', () => {
  const examples = foldersIn('examples').map((name) => `examples/${name}`)
  const defaultPort = (folder: string) => /\bPORT = '(\d+)'/.exec(read(`${folder}/server.mjs`))?.[1]

  test('each example listens on a port of its own, and says which', () => {
    const ports = examples.map(defaultPort)

    expect(new Set(ports).size).toBe(examples.length)
    for (const folder of examples)
      expect(read(`${folder}/README.md`)).toContain(`http://localhost:${defaultPort(folder)}`)
  })

  test('none creates a user or an organization that another one needs otherwise', () => {
    const sources = [
      'README.md',
      ...examples.map((folder) => `${folder}/seed.yaml`).filter((path) => files.includes(path)),
    ]
    const namedIn = (path: string) => [
      ...new Set(
        [...read(path).matchAll(/\b[\w.]+@[\w-]+\.(?:example|com)\b|"?\bname"?: ?"?(\w[\w ]*)/g)].map(
          ([all, name]) => name ?? all,
        ),
      ),
    ]
    const named = sources.flatMap(namedIn)

    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name, i) => named.indexOf(name) !== i)).toEqual([])
  })

  test.each(examples)(
    '%s has a lock file with what its package asks for, without addresses of a registry',
    (folder) => {
      const lock = read(`${folder}/package-lock.json`)
      const { dependencies, name } = JSON.parse(read(`${folder}/package.json`))

      expect(JSON.parse(lock).packages['']).toMatchObject({ name, dependencies })
      expect(lock).not.toContain('"resolved"')
    },
  )
})
