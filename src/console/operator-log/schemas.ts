import { type Static, Type } from 'typebox'
import type { AuditEvent } from '#audit-logs/audit-events/index.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { recordOf } from '#platform/records.ts'

const Members = Type.Record(Type.String(), Type.Unknown())

export const OperatorLogEntry = Type.Object({
  object: Type.Literal('operator_log_entry'),
  id: Type.String({ description: 'Also that of the event in the audit log.' }),
  sequence: Type.Integer({ description: 'Its place in the log of the environment, which has no gap.' }),
  operation: Type.String({ description: 'The id of the operation, or the words of the command.' }),
  summary: Nullable(
    Type.String({
      description:
        'What the operation does, such as `Update an organization`. Null for a command, and for an operation that is gone.',
    }),
  ),
  outcome: Type.Enum(['done', 'refused'], {
    description:
      '`refused` for a call that the role of an operator does not permit. Of these, one an hour is kept for each operator and operation, and at most 30 for an operator.',
  }),
  actor: Type.Object({
    type: Type.Enum(['operator', 'api_key', 'command_line']),
    id: Type.String(),
    name: Nullable(Type.String({ description: 'The email of an operator, the name of a key.' })),
    role: Nullable(Type.String({ description: 'That the operator had at that moment.' })),
  }),
  targets: Type.Array(Type.Object({ type: Type.String(), id: Type.String(), name: Nullable(Type.String()) }), {
    description: 'What was changed, first, and what it belongs to.',
  }),
  before: Nullable(Members),
  after: Nullable(Members),
  withheld: Type.Array(Type.String(), {
    description: 'Members that changed, or were sent, and are secret or say something of a person.',
  }),
  reason: Nullable(Type.String()),
  ip_address: Type.String(),
  user_agent: Nullable(Type.String()),
  request_id: { ...Nullable(Type.String()), description: 'The id of the request. `null` without a request.' },
  occurred_at: Timestamp,
})
export type OperatorLogEntry = Static<typeof OperatorLogEntry>

const actorTypes = ['operator', 'api_key', 'command_line'] as const

/** @param summaries what operations do, in words, by their ids */
export function toOperatorLogEntry(
  { id, sequence, action, actor, targets, context, metadata, occurred_at }: AuditEvent,
  summaries: ReadonlyMap<string, string>,
): OperatorLogEntry {
  const { before, after, withheld, reason, request_id, outcome } = metadata
  return {
    object: 'operator_log_entry',
    id,
    sequence,
    operation: action,
    summary: summaries.get(action) ?? null,
    outcome: outcome === 'refused' ? 'refused' : 'done',
    actor: {
      type: actorTypes.find((type) => type === actor.type) ?? 'api_key',
      id: actor.id,
      name: actor.name,
      role: textOf(actor.metadata.role),
    },
    targets: targets.map(({ type, id, name }) => ({ type, id, name })),
    before: membersOf(before),
    after: membersOf(after),
    withheld: textOf(withheld)?.split(',') ?? [],
    reason: textOf(reason),
    ip_address: context.location,
    user_agent: context.user_agent,
    request_id: textOf(request_id),
    occurred_at,
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function membersOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'string' ? recordOf(JSON.parse(value)) : null
}
