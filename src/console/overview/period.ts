import { type Static, Type } from 'typebox'
import { Timestamp } from '#platform/http/fields.ts'

const hourMs = 3_600_000
const hoursOf = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24 } as const

const description = 'The period that is counted.'
export const Period = Type.Enum(['24h', '7d', '30d'], { default: '24h', description })

/** What answers with figures of a period begin with. */
export const countedPeriod = {
  period: Type.Enum(['24h', '7d', '30d'], { description }),
  bucket: Type.Enum(['hour', 'day'], { description: 'The length of the intervals in which it is counted.' }),
  starts_at: { ...Timestamp, description: 'When the period begins: at the full hour, or at midnight UTC.' },
}

/** Whole intervals, of which the last is the present one. */
export function intervalsOf(period: Static<typeof Period>, now: Date): { bucket: 'hour' | 'day'; since: Date } {
  const bucket = period === '24h' ? 'hour' : 'day'
  const length = bucket === 'hour' ? hourMs : 24 * hourMs
  return { bucket, since: new Date(Math.floor((now.getTime() - hoursOf[period] * hourMs) / length) * length) }
}
