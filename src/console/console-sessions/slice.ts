import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { operatorsArea } from '../operators/index.ts'
import { deleteEndedConsoleSessions } from './jobs.ts'
import { proveToConsole, returnToConsole, signInToConsole } from './operations/pages.ts'
import { continueAsDeveloper, endConsoleSessionOperation, getConsoleSession } from './operations/session.ts'

export const consoleSessions = defineSlice({
  area: operatorsArea,
  operations: [
    signInToConsole,
    proveToConsole,
    returnToConsole,
    getConsoleSession,
    endConsoleSessionOperation,
    continueAsDeveloper,
  ],
  tables: {
    console_sessions: {
      hashed: ['hash', 'previous_hash'],
      kept: { until: 'it ends in one of two ways, by a job of its own' },
      missing: (id) => notFound('Console session', id),
    },
  },
  crons: [deleteEndedConsoleSessions],
})
