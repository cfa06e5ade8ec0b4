import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A test and the security rules that its name claims. */
export interface RuleTest {
  file: string
  name: string
  rules: string[]
}

const ruleList = /[A-Z]-\d+(?:,\s*[A-Z]-\d+)*/

/** `test('…'`, `describe.skip('…'`, and the call after `.each([…])`: what stands first is a name. */
const namePattern = /(?:\b(?:test|it|describe)(?:\.\w+)*|[\])`])\s*\(\s*(['"`])((?:\\.|(?!\1).)*)\1\s*,/gs

/** The tests in a source that name rules: `test('[A-4, A-5] …')` or `test('A-4: …')`. */
export function findRuleTests(file: string, source: string): RuleTest[] {
  return [...source.matchAll(namePattern)].flatMap(([, , literal = '']) => {
    if (literal.includes('[$rule]')) return rowsOf(file, source)
    const name = literal.replaceAll(/\\(.)/g, '$1')
    const rules = rulesIn(name)
    return rules.length === 0 ? [] : [{ file, name, rules }]
  })
}

/** A table whose rows name a rule each: `rule: 'S-12'`. */
function rowsOf(file: string, source: string): RuleTest[] {
  const rules = [...source.matchAll(/\brule: '([A-Z]-\d+)'/g)].map(([, rule = '']) => rule)
  return [...new Set(rules)].map((rule) => {
    const count = rules.filter((each) => each === rule).length
    return { file, name: `${count} ${count === 1 ? 'row' : 'rows'} of the table`, rules: [rule] }
  })
}

function rulesIn(name: string): string[] {
  const bracketed = [...name.matchAll(new RegExp(`\\[(${ruleList.source})\\]`, 'g'))].map(([, list = '']) => list)
  const [, leading] = new RegExp(`^(${ruleList.source}): `).exec(name) ?? []
  const lists = leading === undefined ? bracketed : [...bracketed, leading]
  return [...new Set(lists.flatMap((list) => list.split(/,\s*/)))]
}

/** All tests below the folders that name rules, in the order of their files. */
export async function scanRuleTests(root: string, folders: readonly string[]): Promise<RuleTest[]> {
  const found: RuleTest[] = []
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true }).catch(() => [])
    const files = entries.filter((entry) => /\.test\.tsx?$/.test(entry) && !entry.includes('node_modules')).sort()
    for (const entry of files) {
      const file = join(folder, entry)
      found.push(...findRuleTests(file, await readFile(join(root, file), 'utf8')))
    }
  }
  return found
}
