import { Type } from 'typebox'

export const Event = Type.Object({
  object: Type.Literal('event'),
  id: Type.String(),
  event: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  created_at: Type.String({ format: 'date-time' }),
  context: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: 'Who caused the event, and what it changed.' }),
  ),
})

export interface EventRow {
  id: string
  position: number
  event: string
  data: Record<string, unknown>
  context: Record<string, unknown> | null
  created_at: string
}

export function toEvent(row: Omit<EventRow, 'position'>) {
  return {
    object: 'event' as const,
    id: row.id,
    event: row.event,
    data: row.data,
    created_at: row.created_at,
    ...(row.context === null ? {} : { context: row.context }),
  }
}
