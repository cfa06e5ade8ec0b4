import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { OpenApiDocument } from '#test/contract/description.ts'

/** Reads an OpenAPI description, as YAML or JSON, from a file or an address. */
export async function readDocument(source: string): Promise<OpenApiDocument> {
  const document = parse(await readText(source)) as Partial<OpenApiDocument> | null
  if (typeof document?.paths !== 'object' || typeof document.components?.schemas !== 'object') {
    throw new Error(`${source} is no OpenAPI description: it has no paths, or no components with schemas.`)
  }
  return { paths: document.paths, components: document.components }
}

async function readText(source: string): Promise<string> {
  if (!/^https?:/.test(source)) return readFile(source, 'utf8')
  const response = await fetch(source)
  if (!response.ok) throw new Error(`${source} answered ${response.status}.`)
  return response.text()
}
