import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What the process loads at its start: everything that is imported from `src/main.ts` on, other than by `import()`. */
function loadedAtStart(): Map<string, string> {
  const importers = new Map<string, string>()
  const waiting = [new URL('../src/main.ts', import.meta.url)]
  const seen = new Set(waiting.map(({ href }) => href))
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const text = readFileSync(file, 'utf8')
    for (const [, name = ''] of text.matchAll(/^(?:import|export) (?!type )(?:[^'";]*? from )?'([^']+)'/gms)) {
      if (!name.startsWith('.')) importers.set(name, file.pathname)
      const next = new URL(name, file)
      if (!/^\..*\.tsx?$/.test(name) || seen.has(next.href)) continue
      seen.add(next.href)
      waiting.push(next)
    }
  }
  return importers
}

test('what reads and writes XML is loaded with the first message of SAML, on the thread that checks it where that can be', () => {
  const loaded = loadedAtStart()
  expect(loaded.size).toBeGreaterThan(20)
  expect(loaded.has('fastify')).toBe(true)
  for (const library of ['@node-saml/node-saml/lib/xml.js', 'xml-crypto', '@xmldom/xmldom']) {
    expect(loaded.get(library), library).toBeUndefined()
  }
})
