import { Type } from 'typebox'
import { deleteLogStream, updateLogStream } from '#audit-logs/log-streams/index.ts'
import { goTo } from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { guideOf, logStreamsPath, shownSettings, streamPages } from './log-stream.ts'
import { deleteQuestion, renderPortalLogStream } from './stream.tsx'
import { testStream } from './test-stream.ts'

const streamPage = streamPages.page({
  name: 'stream',
  at: '',
  summary: 'Show a log stream',
  query: { done: Type.Optional(Type.Enum(['started', 'tested'])) },
  async show({ page, subject: stream, url, form }, { done }, { alert }) {
    return renderPortalLogStream({
      page,
      url: url(),
      backUrl: logStreamsPath,
      name: guideOf(stream).name,
      settings: shownSettings(page, stream),
      state: stream.state,
      pending: stream.pending_events,
      lastAt: stream.last_synced_at,
      nextAt: stream.next_attempt_at,
      error: stream.last_error,
      testForm: form('test'),
      stateForm: form('state', { state: stream.state === 'inactive' ? 'active' : 'inactive' }),
      finishForm: done === 'started' ? form('finish') : undefined,
      alert,
      notice: alert === undefined && done ? texts.logStreams(page)[done] : undefined,
    })
  },
})

const testForm = streamPages.form({
  name: 'test',
  summary: 'Send a test event through a log stream',
  submit: testStream,
})

const stateForm = streamPages.form({
  name: 'state',
  summary: 'Pause or resume a log stream',
  fields: { state: Type.Enum(['active', 'inactive']) },
  async submit({ portal, subject, goTo }, { state }) {
    await updateLogStream(portal.ctx, subject.id, { state })
    return goTo()
  },
})

const remove = streamPages.danger({
  name: 'delete',
  pageKey: 'portal/log-streams/delete',
  summaries: ['Show the confirmation for deleting a log stream', 'Delete a log stream of an organization'],
  question: ({ page, subject }) => deleteQuestion(page, guideOf(subject).name, subject.pending_events),
  async submit({ portal, subject }) {
    await deleteLogStream(portal.ctx, subject.id)
    return goTo(portal, logStreamsPath)
  },
})

const finishForm = streamPages.form({
  name: 'finish',
  summary: 'Finish the setup of a log stream',
  submit: async ({ portal }) => goTo(portal, '/portal/done?of=log_streams'),
})

export const logStreamOperations = [streamPage, testForm, stateForm, ...remove, finishForm]
