import { personalData } from '#events/event-log/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '../connections/index.ts'
import * as ssoEvents from './events.ts'
import { timeOutSessions } from './jobs.ts'
import { getSsoSessionOperation } from './operations/get-sso-session.ts'
import { listSsoSessionsOperation } from './operations/list-sso-sessions.ts'
import { eraseSsoSessions } from './service.ts'

export const ssoSessions = defineSlice({
  area: singleSignOnArea,
  operations: [listSsoSessionsOperation, getSsoSessionOperation],
  events: Object.values(ssoEvents),
  impersonalTexts: [[/^authentication\.\w+_(failed|timed_out) error\.(code|message)$/, 'texts of ours']],
  crons: [timeOutSessions],
  tables: {
    sso_sessions: {
      sealed: { sealed_exchange: 'sso_exchange:{id}' },
      readable: ['id', 'email', 'connection_id'],
      kept: { after: 'created_at', for: '90 days' },
      missing: (id) => notFound('SSO session', id),
      personal: ['email', 'ip_address', 'user_agent', 'sealed_exchange'],
      impersonal: {
        'texts and names of ours, values of a protocol, what an application sent': [
          'failure_reason',
          'failure_message',
          'failure_details',
          'steps',
        ],
      },
    },
  },
  fills: [personalData.fill({ erase: eraseSsoSessions })],
})
