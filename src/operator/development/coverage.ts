import { readFile } from 'node:fs/promises'
import { packageRoot } from '#platform/package.ts'

/** How much of the official API is served. */
export interface Coverage {
  /** The figures in a sentence. */
  summary: string
  sections: CoverageSection[]
}

export interface CoverageSection {
  title: string
  areas: CoverageArea[]
}

export interface CoverageArea {
  name: string
  served: number
  missing: string[]
}

/** Reads `docs/coverage.md`, which `npm run generate` writes. `undefined` where a server was installed without its docs. */
export async function readCoverage(): Promise<Coverage | undefined> {
  const text = await readFile(new URL('docs/coverage.md', packageRoot), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : parseCoverage(text)
}

export function parseCoverage(text: string): Coverage {
  const [head = '', ...sections] = text.split(/^## /m)
  return {
    summary: head.trim().split('\n').at(-1) ?? '',
    // A section without areas counts what is served beside the official API.
    sections: sections
      .map((section) => {
        const [title = '', ...lines] = section.split('\n')
        return { title, areas: lines.flatMap(toArea) }
      })
      .filter(({ areas }) => areas.length > 0),
  }
}

/** A row of the table, unless it is its head or the sum below it. */
function toArea(line: string): CoverageArea[] {
  const [, name, served, missing] = /^\| (\w+) \| (\d+) \| \d+ \| (.*) \|$/.exec(line) ?? []
  if (name === undefined || served === undefined || missing === undefined) return []
  const names = [...missing.matchAll(/`([^`]+)`/g)].map(([, each = '']) => each)
  return [{ name, served: Number(served), missing: names }]
}
