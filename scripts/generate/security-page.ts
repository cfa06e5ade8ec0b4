import type { DeliveredArea } from './delivered-areas.ts'
import { groupBy } from './group-by.ts'
import { code, lines, pageHead, table } from './markdown.ts'
import type { SecurityRule } from './security-rules.ts'
import type { RuleTest } from './test-names.ts'

/** Which test holds which security rule, and which rules none holds yet. */
export function securityPage(rules: readonly SecurityRule[], tests: readonly RuleTest[]): string {
  const testsOf = (rule: SecurityRule) => tests.filter((test) => test.rules.includes(rule.id))
  const covered = (some: readonly SecurityRule[]) => some.filter((rule) => testsOf(rule).length > 0).length
  const sections = [...groupBy(rules, ({ section }) => section)].map(([section, members]) => {
    const rows = members.map((rule) => {
      const claims = testsOf(rule).map(({ file, name }) => `${code(file)} ${withoutRules(name)}`)
      return [rule.id, rule.says, claims.length === 0 ? '**no test**' : lines(claims)]
    })
    return `## ${section} (${covered(members)} of ${members.length})\n\n${table(['Rule', 'Says', 'Tests'], rows)}`
  })
  return [
    pageHead('Security controls', 'the security requirements and the names of the tests'),
    `${covered(rules)} of ${rules.length} rules are named by a test. A test claims a rule by its id in brackets: \`[A-4, A-5] …\`.\n`,
    ...sections,
  ].join('\n')
}

function withoutRules(name: string): string {
  return name.replace(/^(\[[^\]]+\]|[A-Z]-\d+(?:, *[A-Z]-\d+)*:)\s*/, '')
}

/** What is wrong with the claims: gaps in areas that count as delivered, and rules that do not exist. */
export function securityFaults(
  rules: readonly SecurityRule[],
  tests: readonly RuleTest[],
  areas: readonly DeliveredArea[],
): string[] {
  const known = new Set(rules.map(({ id }) => id))
  const tested = new Set(tests.flatMap((test) => test.rules))
  const unknown = tests.flatMap((test) =>
    test.rules
      .filter((id) => !known.has(id))
      .map((id) => `${test.file}: "${test.name}" names ${id}, which is no rule.`),
  )
  const gaps = areas.flatMap(({ rules: area, except = {} }) => {
    const members = [...known].filter((id) => id === area || id.startsWith(`${area}-`))
    if (members.length === 0) return [`${area} is declared delivered and is no rule.`]
    return members.flatMap((id) => {
      if (tested.has(id) && id in except) return [`${id} has a test now: take it out of the exceptions.`]
      return tested.has(id) || id in except ? [] : [`${id} is declared delivered and no test names it.`]
    })
  })
  return [...unknown, ...gaps]
}
