import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Locale, locales } from '#platform/locale.ts'

const src = new URL('../src/', import.meta.url)

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })

/** The folders of texts: of areas, and of large slices. */
const folders = files
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

const kana = '[\\u3041-\\u30ff\\u4e00-\\u9fff\\u3005]'

/** What careful readers of a language don't accept. */
const unsightly: Readonly<Record<Locale, readonly RegExp[]>> = {
  en: [/[„«»]/],
  de: [/[”«»]/],
  // A narrow space at which no line breaks stands before these, and inside of quotation marks.
  fr: [/[^\u202f][?!;»]/, /[^\u202f]:(?=\s|$)/, /«(?!\u202f)/, /[“”]/],
  es: [/^[^¿]*\?/, /[“”„]/],
  'pt-BR': [/[„«»]/],
  // A space between Japanese and Latin letters or digits, and punctuation as wide as the letters.
  ja: [new RegExp(`${kana}[A-Za-z0-9]|[A-Za-z0-9]${kana}`), new RegExp(`${kana}[:;?!,.]`), /[：、。？] /],
}

/** Words that are the same in English and in other languages, names, and texts of values alone. */
const shared = new Set([
  '«0» · «1»',
  'Error',
  'Error: «0»',
  'Active',
  'Application',
  'Browser',
  'Code',
  'Domain',
  'Domains',
  'Name',
  'OpenID Connect',
  'Optional',
  'Organisation',
  'Person',
  'Personal («0»)',
  'Powered by Gatehouse',
  'SAML',
  'Test',
  'Token',
  'Type',
  'optional',
  'recovery-codes.txt',
])

test('there are texts, each language in a file that is called like it', () => {
  expect(folders).toContain('portal/texts')
  for (const folder of folders) {
    const present = readdirSync(new URL(folder, src)).filter((file) => file !== 'define-texts.ts')
    expect(present.sort(), folder).toEqual([...locales.map(fileOf), 'index.ts'].sort())
  }
})

test('a slice reads its own part of the texts of its area', () => {
  const areas = folders.filter((folder) => folder.split('/').length === 2).map((folder) => folder.split('/')[0])
  const read = files.flatMap((path) => {
    const [area = '', slice = '', ...rest] = path.split('/')
    if (!areas.includes(area) || rest.length === 0 || !/(?<!\.test|\.fixture)\.tsx?$/.test(path)) return []
    const code = readFileSync(new URL(path, src), 'utf8')
    const up = '../'.repeat(rest.length)
    if (!new RegExp(`import [^;]*\\b[tT]exts\\b[^}]*\\} from '${up}texts/index\\.ts'`).test(code)) return []
    const name = slice.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    const parts = [...code.replaceAll(/ from '.*'$/gm, '').matchAll(/\b[tT]exts\b(?:\.(\w+)|\['(\w+)'\])/g)].map(
      ([, member, type]) => member ?? type,
    )
    expect(parts.length, path).toBeGreaterThan(0)
    return parts.map((part) => ({ path, part, own: name }))
  })
  expect(read.length).toBeGreaterThan(100)
  expect(read.filter(({ part, own }) => part !== own)).toEqual([])
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

  test.each(locales)('%s is set as its readers expect', async (locale) => {
    const faults = flatten(await read(folder, locale)).filter(([, text]) => {
      const prose = text.replace(/`[^`]*`|https?:\S*|«\d»/g, 'Value')
      return unsightly[locale].some((fault) => fault.test(prose)) || /\p{L}'\p{L}/u.test(prose)
    })

    expect(faults).toEqual([])
  })

  test.each(locales.filter((locale) => locale !== 'en'))('%s has no text left in English', async (locale) => {
    const english = Object.fromEntries(flatten(await read(folder, 'en')))
    const left = flatten(await read(folder, locale)).filter(([path, text]) => text === english[path])

    expect(left.filter(([, text]) => !shared.has(text))).toEqual([])
  })
})
