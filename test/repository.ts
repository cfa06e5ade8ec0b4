import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))
const notOurs = /^screenshots$|(^|\/)(node_modules|dist|\.[^/]+)$/

/** The files of the repository that are written by hand or generated into it, as paths from its root. */
export const files = listFiles('.')
export const read = (path: string) => readFileSync(join(root, path), 'utf8')

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (notOurs.test(path)) return []
    return entry.isDirectory() ? listFiles(path) : entry.isFile() ? [path] : []
  })
}

/** Markdown without blocks of code, whose contents are neither links nor names. */
export const prose = (markdown: string) => markdown.replace(/^( *)```[\s\S]*?^\1```$/gm, '')
