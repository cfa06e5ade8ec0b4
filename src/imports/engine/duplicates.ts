import { canonicalEmailOf } from '#people/users/index.ts'
import type { Input } from '../define-source.ts'
import type { Problem, UserRecord } from '../records.ts'
import type { AddressIndex } from './address-index.ts'
import type { DuplicateRule } from './options.ts'
import { readInputs } from './rows.ts'

/** What becomes of a row that shares its address with another one. */
export type Decision = { refused: Problem } | { mergesInto: string }

/** A row among those with one address. */
interface Candidate {
  id: string
  line: number
  isVerified: boolean
  lastSignInAt: number
}

export interface DuplicateGroup {
  email: string
  rows: readonly Candidate[]
  /** The id of the row that comes in; `undefined` if none does. */
  kept: string | undefined
}

/** Reads the files once more for the rows that share an address, and settles each group by the rule. */
export async function settleDuplicates(
  inputs: readonly Input[],
  addresses: AddressIndex,
  rule: DuplicateRule,
): Promise<{ groups: DuplicateGroup[]; decisions: Map<string, Decision> }> {
  const byAddress = new Map<string, Map<string, Candidate>>()
  if (addresses.hasShared)
    for await (const { records, line } of readInputs(inputs))
      for (const record of records) if (record.kind === 'user') collect(byAddress, addresses, record, line)
  const groups: DuplicateGroup[] = []
  const decisions = new Map<string, Decision>()
  for (const [email, candidates] of byAddress) {
    const rows = [...candidates.values()]
    if (rows.length < 2) continue
    const kept = choose(rows, rule)
    groups.push({ email, rows, kept: kept?.id })
    for (const row of rows) {
      const decision = decide(row, rows, kept, rule)
      if (decision !== undefined) decisions.set(row.id, decision)
    }
  }
  return { groups, decisions }
}

function collect(
  byAddress: Map<string, Map<string, Candidate>>,
  addresses: AddressIndex,
  { id, email, emailVerified, lastSignInAt }: UserRecord,
  line: number,
): void {
  if (email === null) return
  const address = canonicalEmailOf(email)
  if (!addresses.isShared(address)) return
  const candidates = byAddress.get(address) ?? new Map<string, Candidate>()
  byAddress.set(address, candidates)
  if (!candidates.has(id))
    candidates.set(id, { id, line, isVerified: emailVerified, lastSignInAt: lastSignInAt?.getTime() ?? 0 })
}

function choose(rows: readonly Candidate[], rule: DuplicateRule): Candidate | undefined {
  const best = (order: (row: Candidate) => number[]) =>
    rows.reduce((chosen, row) => (compare(order(row), order(chosen)) > 0 ? row : chosen))
  if (rule === 'newest-login') return best((row) => [row.lastSignInAt])
  if (rule === 'verified-first') return best((row) => [Number(row.isVerified), row.lastSignInAt])
  // Only people who proved the address are one person. Otherwise, who registered it first could take over the account.
  if (rule === 'merge') return rows.find(({ isVerified }) => isVerified)
  return undefined
}

function decide(
  row: Candidate,
  rows: readonly Candidate[],
  kept: Candidate | undefined,
  rule: DuplicateRule,
): Decision | undefined {
  if (row === kept) return undefined
  if (kept !== undefined && rule === 'merge' && row.isVerified) return { mergesInto: kept.id }
  const others = rows.filter((other) => other !== row).map(({ line }) => `line ${line}`)
  const message =
    kept === undefined
      ? `The address is that of ${others.join(', ')} too. Choose which one comes in with --on-duplicate.`
      : rule === 'merge'
        ? `The address is that of line ${kept.line} too, and is not verified in this row, so the two can't be merged.`
        : `The address is that of line ${kept.line} too, which comes in by --on-duplicate ${rule}.`
  return { refused: { code: 'duplicate_email', message } }
}

function compare(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, i) => value !== right[i])
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}
