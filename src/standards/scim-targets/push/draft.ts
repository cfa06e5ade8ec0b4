import type { ObjectKind } from '../scope.ts'

/** An object that is being pushed. What is learned of the target is written into it, and stored whether the push succeeds or not. */
export interface Draft {
  readonly id: string
  readonly kind: ObjectKind
  readonly object_id: string
  readonly revision: number
  readonly priority: number
  readonly failures: number
  readonly cause: string
  readonly event_id: string | null
  remote_id: string | null
  create_begun: boolean
  active: boolean
  pushed: Record<string, string>
  needs_check: boolean
  /** Whether more is to be pushed once others had their turn. */
  has_more?: boolean
}

/** The target no longer knows it under this id, so all that is known of it is over. */
export function forgetRemote(draft: Draft): void {
  draft.remote_id = null
  draft.active = false
  draft.pushed = {}
  draft.needs_check = false
}
