import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ErrorDefinition } from '#platform/http/errors.ts'

const root = new URL('../src/', import.meta.url)
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.(test|fixture)\.tsx?$|^(main|cli)\.ts$/.test(name),
)
const load = (url: URL): Promise<Record<string, unknown>> => import(fileURLToPath(url))

// Outside of the test: loading all of the product takes long.
const faults = (await Promise.all(files.map(faultsOf))).flat()

test('what declares errors declares those that it throws itself: operations, grants and the lists of parts', () => {
  expect(faults).toEqual([])
})

async function faultsOf(name: string): Promise<string[]> {
  const url = new URL(name, root)
  const source = readFileSync(url, 'utf8')
  if (!/^export const \w+(Errors|Refusals) =|^ {2}errors: /m.test(source)) return []
  const declared = new Set(Object.values(await load(url)).flatMap(definitionsIn))
  if (declared.size === 0) return []
  const called = await errorsCalledIn(source, url)
  return called.flatMap(([error, definition]) => (declared.has(definition) ? [] : [`${name} throws ${error}`]))
}

/** The errors in a list, an operation, a grant, or several of these. Pages may hand an error to the application instead of showing it. */
function definitionsIn(value: unknown): ErrorDefinition[] {
  if (isPage(value)) return []
  if (Array.isArray(value)) return value.flatMap(definitionsIn)
  if (typeof value === 'function') return isError(value) ? [value.definition] : []
  return typeof value === 'object' && value !== null && 'errors' in value ? definitionsIn(value.errors) : []
}

/** The errors that a file imports, by name or with all others, and makes. */
async function errorsCalledIn(source: string, url: URL): Promise<[string, ErrorDefinition][]> {
  const imports = [...source.matchAll(/^import (?:\{([^}]*)\}|\* as (\w+)) from '(#[a-z-]+\/|\.\.?\/)([^']+)'/gm)]
  const found = await Promise.all(
    imports.map(async ([, names, all, from = '', path = '']) => {
      const module = await load(from.startsWith('#') ? new URL(from.slice(1) + path, root) : new URL(from + path, url))
      const called =
        all === undefined
          ? namesIn(names)
          : [...source.matchAll(new RegExp(`\\b${all}\\.(\\w+)\\(`, 'g'))].map(([, name = '']) => name)
      return called
        .filter((name) => all !== undefined || new RegExp(`(?<!\\.)\\b${name}\\(`).test(source))
        .flatMap((name): [string, ErrorDefinition][] => {
          const value = module[name]
          return isError(value) ? [[name, value.definition]] : []
        })
    }),
  )
  return found.flat()
}

function namesIn(names = ''): string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => /^\w+$/.test(name))
}

function isError(value: unknown): value is { definition: ErrorDefinition } {
  return typeof value === 'function' && 'definition' in value
}

function isPage(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'surface' in value && value.surface === 'browser'
}
