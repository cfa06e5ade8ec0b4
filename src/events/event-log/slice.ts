import { defineCron } from '#platform/jobs/define-job.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { erasePersonFromEvents, findEmailsInEvents } from './erase-person.ts'
import { followerLag, partitionsAheadOf, unnumberedEvents, unnumberedOldest } from './gauges.ts'
import { listEventsOperation } from './operations/list-events.ts'
import { streamEventsOperation } from './operations/stream-events.ts'
import { ensureEventPartitions, eventsTable } from './partitions.ts'
import { personalData } from './personal-data.ts'
import { deleteZonesOfDroppedEvents } from './range-bounds.ts'
import { dropExpiredPartitions } from './retention.ts'

export const eventLog = defineSlice({
  area: { name: 'Events', group: 'Events', description: 'The log of everything that changed, in order.' },
  operations: [listEventsOperation, streamEventsOperation],
  crons: [
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
        await deleteZonesOfDroppedEvents(database)
      },
    }),
  ],
  gauges: [unnumberedEvents, unnumberedOldest, followerLag, partitionsAheadOf([eventsTable])],
  tables: {
    events: {
      moves: 'they are the log of one server, which its followers have read',
      kept: { until: 'its month is over for as long as `GATEHOUSE_EVENT_RETENTION_DAYS` says' },
      readable: ['id', 'event', 'data', 'context', 'position', 'created_at', 'request_id'],
      personal: ['data', 'context'],
      impersonal: { 'names of ours': ['event'] },
    },
    event_positions: { readable: ['last'] },
    event_zones: { kept: { until: 'its events are dropped' } },
    event_cursors: { readable: ['position'], impersonal: { 'keys, names of ours': ['name'] } },
    unnumbered_events: { moves: 'they are the log of one server, which its followers have read', readable: ['id'] },
  },
  fills: [
    personalData.fill({
      findAddresses: async (tx, userId) => ({ emails: await findEmailsInEvents(tx, userId) }),
      eraseLater: erasePersonFromEvents,
    }),
  ],
})
