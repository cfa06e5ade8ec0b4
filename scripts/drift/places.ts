import { readdir, readFile } from 'node:fs/promises'
import { repository } from '../generate/generated-file.ts'

/** Finds the file that defines an operation or an event of ours, by its id or name. */
export type PlaceOf = (name: string) => string | undefined

export async function readPlaces(): Promise<PlaceOf> {
  const files = await readdir(`${repository}src`, { recursive: true })
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|fixture)\.tsx?$/.test(file))
  const places = new Map<string, string>()
  for (const file of sources.sort()) {
    const text = await readFile(`${repository}src/${file}`, 'utf8')
    const names = text.matchAll(/(?:\bid: |\bdefineEvent\(\s*)'([^']+)'/g)
    for (const [, name = ''] of names) if (!places.has(name)) places.set(name, `src/${file}`)
  }
  return (name) => places.get(name)
}
