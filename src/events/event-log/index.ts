import { defineCron } from '../../platform/jobs/define-job.ts'
import { listEventsOperation } from './operations/list-events.ts'
import { ensureEventPartitions, eventsTable } from './partitions.ts'
import { dropExpiredPartitions } from './retention.ts'

export const operations = [listEventsOperation]
export const crons = [
  defineCron({
    name: 'add_event_partitions',
    schedule: '17 3 * * *',
    run: (system) => ensureEventPartitions(system.database, system.now()),
  }),
  defineCron({
    name: 'drop_expired_events',
    schedule: '27 3 * * *',
    async run({ config, database, log, now }) {
      const dropped = await dropExpiredPartitions(database, eventsTable, config.eventRetentionDays, now())
      if (dropped.length > 0) log.info({ dropped }, 'dropped events that were kept long enough')
    },
  }),
]

export { type ErasedPerson, erasePersonFromEvents, findEmailsInEvents } from './erase-person.ts'
export { officialEventNames } from './names.ts'
export { numberEvents } from './numbering.ts'
export { ensureEventPartitions, ensurePartitions, type MonthlyTable } from './partitions.ts'
export { changedAttributes, recordEvent } from './record-event.ts'
export { isoTime, recordRemoval } from './record-removal.ts'
export { dropExpiredPartitions } from './retention.ts'
export { toEvent } from './schemas.ts'
export { type EventConsumer, type LogRange, startTail, type Tail } from './tail.ts'
