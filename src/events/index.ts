import { defineCron } from '../platform/jobs/define-job.ts'
import { listEventsOperation } from './operations/list-events.ts'
import { ensureEventPartitions } from './partitions.ts'

export const operations = [listEventsOperation]
export const crons = [
  defineCron({
    name: 'add_event_partitions',
    schedule: '17 3 * * *',
    run: (system) => ensureEventPartitions(system.database, system.now()),
  }),
]

export { ensureEventPartitions } from './partitions.ts'
export { changedAttributes, recordEvent } from './record-event.ts'
