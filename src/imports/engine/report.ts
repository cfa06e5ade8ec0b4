import type { Problem } from '../records.ts'
import type { DuplicateGroup } from './duplicates.ts'
import type { Row } from './rows.ts'
import { Tallies } from './tallies.ts'

/** The most examples that are shown of one kind of problem, and of duplicates. */
const mostExamples = 3
const mostGroups = 10

interface ProblemKind {
  count: number
  message: string
  lines: number[]
}

/** What an import did, or would do. */
export class Report {
  readonly tallies = new Tallies()
  readonly #problems = new Map<string, ProblemKind>()
  readonly #connections: { name: string; id: string; oldAddress: string; newAddress: string }[] = []
  #groups: readonly DuplicateGroup[] = []
  rows = 0
  seconds = 0
  /** Why the result can't be trusted; empty after a sound run. */
  readonly faults: string[] = []
  checks = ''

  addProblem(row: Row, { code, message }: Problem): void {
    const kind = this.#problems.get(code) ?? { count: 0, message, lines: [] }
    kind.count += 1
    if (kind.lines.length < mostExamples) kind.lines.push(row.line)
    this.#problems.set(code, kind)
  }

  addConnection(connection: { name: string; id: string; oldAddress: string; newAddress: string }): void {
    this.#connections.push(connection)
  }

  setDuplicates(groups: readonly DuplicateGroup[]): void {
    this.#groups = groups
  }

  get problemCount(): number {
    return [...this.#problems.values()].reduce((sum, { count }) => sum + count, 0)
  }

  toJSON() {
    return {
      rows: this.rows,
      seconds: this.seconds,
      counts: this.tallies,
      problems: Object.fromEntries(this.#problems),
      duplicates: this.#groups,
      connections: this.#connections,
      checks: this.checks,
      faults: this.faults,
    }
  }

  /** @param isDryRun whether nothing was stored */
  *lines(isDryRun: boolean): Generator<string> {
    const rate = this.seconds > 0 ? `, ${Math.round(this.rows / this.seconds).toLocaleString('en')} a second` : ''
    yield `${number(this.rows)} rows read in ${this.seconds} s${rate}.`
    for (const [title, word] of sections) {
      const counts = this.tallies.startingWith(word)
      if (counts.length > 0)
        yield `${title.padEnd(22)}${counts.map(([name, count]) => `${name} ${number(count)}`).join(', ')}`
    }
    yield* this.#duplicateLines()
    yield* this.#problemLines(isDryRun)
    yield* this.#connectionLines()
    if (this.checks !== '') yield this.checks
    for (const fault of this.faults) yield `PROBLEM: ${fault}`
  }

  *#duplicateLines(): Generator<string> {
    if (this.#groups.length === 0) return
    yield ''
    yield `Addresses that several rows have: ${number(this.#groups.length)}`
    for (const { email, rows, kept } of this.#groups.slice(0, mostGroups)) {
      const lines = rows.map(
        ({ line, id, isVerified }) =>
          `line ${line} (${id}, ${isVerified ? 'verified' : 'unverified'}${id === kept ? ', comes in' : ''})`,
      )
      yield `  ${email}: ${lines.join(', ')}`
    }
    if (this.#groups.length > mostGroups) yield `  … and ${number(this.#groups.length - mostGroups)} more`
  }

  *#problemLines(isDryRun: boolean): Generator<string> {
    if (this.#problems.size === 0) return
    yield ''
    yield isDryRun ? 'What will not come in:' : 'What did not come in:'
    const kinds = [...this.#problems].sort(([, left], [, right]) => right.count - left.count)
    for (const [code, { count, message, lines }] of kinds) {
      yield `  ${code}: ${number(count)} (line ${lines.join(', ')}${count > lines.length ? ' …' : ''})`
      yield `      ${message}`
    }
  }

  *#connectionLines(): Generator<string> {
    if (this.#connections.length === 0) return
    yield ''
    yield 'Connections. Each customer changes the address at the provider, unless the old one is kept:'
    for (const { name, id, oldAddress, newAddress } of this.#connections)
      yield `  ${name} (${id})\n      ${oldAddress}\n    → ${newAddress}`
  }
}

const sections = [
  ['Users', 'users'],
  ['Profiles', 'profiles'],
  ['Passwords', 'passwords'],
  ['Weak hashes', 'weak'],
  ['Social accounts', 'identities'],
  ['Second factors', 'authenticator'],
  ['Permissions', 'permissions'],
  ['Organizations', 'organizations'],
  ['Domains', 'domains'],
  ['Memberships', 'memberships'],
  ['Roles', 'roles'],
  ['Organization roles', 'organization roles'],
  ['Invitations', 'invitations'],
  ['Groups', 'groups'],
  ['Group members', 'group members'],
  ['Redirect addresses', 'redirect addresses'],
  ['Origins', 'origins'],
  ['JWT template', 'JWT templates'],
  ['Webhook endpoints', 'webhook endpoints'],
  ['Resources', 'resources'],
  ['Role assignments', 'role assignments'],
  ['Vault objects', 'vault objects'],
  ['Flags', 'flags'],
  ['Targets of flags', 'flag targets'],
  ['Audit schemas', 'audit schemas'],
  ['Directories', 'directories'],
  ['Directory users', 'directory users'],
  ['Directory groups', 'directory groups'],
  ['Their members', 'directory group members'],
  ['Directory tokens', 'directory tokens'],
  ['API keys', 'API keys'],
  ['Connections', 'connections'],
  ['In the files', 'read'],
] as const

function number(value: number): string {
  return value.toLocaleString('en')
}
