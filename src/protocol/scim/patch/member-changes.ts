import { checkMemberCount } from '../resources/members.ts'
import type { MemberStep } from './member-step.ts'

/** The changes to the members of a group. No id is in both lists. */
export type MemberChange =
  | { kind: 'none' }
  | { kind: 'replace'; ids: string[] }
  | { kind: 'change'; add: string[]; remove: string[] }

/** Gathers the steps of a PATCH into the one change that does the same. */
export class MemberChanges {
  #isReplaced = false
  readonly #added = new Set<string>()
  readonly #removed = new Set<string>()

  take({ kind, ids }: MemberStep): void {
    if (kind === 'replace') {
      this.#isReplaced = true
      this.#added.clear()
      this.#removed.clear()
    }
    const [into, outOf] = kind === 'remove' ? [this.#removed, this.#added] : [this.#added, this.#removed]
    for (const id of ids) {
      into.add(id)
      outOf.delete(id)
    }
    checkMemberCount(this.#added.size + this.#removed.size)
  }

  result(): MemberChange {
    if (this.#isReplaced) return { kind: 'replace', ids: [...this.#added] }
    if (this.#added.size + this.#removed.size === 0) return { kind: 'none' }
    return { kind: 'change', add: [...this.#added], remove: [...this.#removed] }
  }
}
