import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * The browser script of Scalar, 4.4 MB, extracted from its package for Fastify, which has it as a string in a module:
 * the package with the plain file brings 272 packages and 287 MB. The module is read, not run: importing it would cost
 * 88 MB of memory for good.
 */
export async function readScalarScript(): Promise<string> {
  const module = await readFile(require.resolve('@scalar/fastify-api-reference'), 'utf8')
  const [, literal] = /^var standalone_default = (".*");$/m.exec(module) ?? []
  if (literal === undefined)
    throw new Error('@scalar/fastify-api-reference does not hold its script where 1.72.1 had it.')
  return parseLiteral(literal)
}

/** The literal is JSON but for control characters, which JavaScript allows unescaped. */
function parseLiteral(literal: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern looks for control characters.
  const escaped = literal.replaceAll(/[\u0000-\u001f]/g, (character) => JSON.stringify(character).slice(1, -1))
  return String(JSON.parse(escaped))
}
