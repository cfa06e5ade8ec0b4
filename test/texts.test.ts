import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { locales } from '#platform/locale.ts'

const src = new URL('../src/', import.meta.url)

/** The folders of texts, of pages and of mails. */
const folders = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('/texts/en.ts'))
  .map((path) => path.slice(0, -'/en.ts'.length))
  .sort()

const fileOf = (locale: string) => `${locale.toLowerCase()}.ts`

/** The texts of a language in a folder: what its file exports. */
async function read(folder: string, locale: string): Promise<object> {
  const exported: object = await import(new URL(`${folder}/${fileOf(locale)}`, src).href)
  const [texts, ...more] = Object.values(exported)
  if (more.length > 0) throw new Error(`${folder} exports more than its texts`)
  return texts
}

/** Every text with its path; functions are called with `«0»`, `«1»` and so on. */
function flatten(value: object, path = ''): [path: string, text: string][] {
  return Object.entries(value).flatMap(([key, entry]) => {
    const here = `${path}.${key}`
    if (typeof entry === 'string') return [[here, entry]] as [string, string][]
    if (typeof entry === 'function') return [[here, entry(...placeholders(entry.length))]] as [string, string][]
    return typeof entry === 'object' ? flatten(entry, here) : []
  })
}

const placeholders = (count: number) => Array.from({ length: count }, (_, i) => `«${i}»`)
const valuesOf = (text: string) => [...new Set(text.match(/«\d»/g))].sort()
const shape = (texts: object) => Object.fromEntries(flatten(texts).map(([path, text]) => [path, valuesOf(text)]))

/** Words that are the same in English and in other languages, names, and texts of values alone. */
const shared = new Set([
  '«0» · «1»',
  'Error',
  'Error: «0»',
  'Active',
  'Application',
  'Code',
  'Domain',
  'Domains',
  'Optional',
  'Organisation',
  'Powered by Gatehouse',
  'optional',
  'recovery-codes.txt',
])

test('there are texts, each language in a file that is called like it', () => {
  expect(folders.length).toBeGreaterThan(30)
  for (const folder of folders) {
    const files = readdirSync(new URL(folder, src)).sort()
    expect(files, folder).toEqual([...locales.map(fileOf), 'index.ts'].sort())
  }
})

describe.each(folders)('%s', (folder) => {
  test.each(locales)('%s says everything that English says, with the same values in it', async (locale) => {
    expect(shape(await read(folder, locale))).toEqual(shape(await read(folder, 'en')))
  })

  test.each(locales)('%s is calm: no exclamation marks, no empty texts, no stray spaces', async (locale) => {
    for (const [path, text] of flatten(await read(folder, locale))) {
      expect(text, path).not.toMatch(/[!！¡]/)
      expect(text, path).toMatch(/^\S(.*\S)?$/u)
    }
  })

  test.each(locales.filter((locale) => locale !== 'en'))('%s has no text left in English', async (locale) => {
    const english = Object.fromEntries(flatten(await read(folder, 'en')))
    const left = flatten(await read(folder, locale)).filter(([path, text]) => text === english[path])

    expect(left.filter(([, text]) => !shared.has(text))).toEqual([])
  })
})
