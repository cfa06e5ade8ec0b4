import { type LogStream, sendTestEvent } from '#audit-logs/log-streams/index.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import type { About } from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { guideOf } from './log-stream.ts'

/** Sends a test event; the page of the stream says whether it was taken, and what the destination answered if not. */
export async function testStream({ portal, page, subject, goTo, refuse }: About<LogStream>): Promise<HttpReply> {
  const { error } = await sendTestEvent(portal.ctx, subject.id)
  if (error === null) return goTo('', '?done=tested')
  const text = texts.logStreams(page)
  return refuse('', { alert: text.refused(text.says(guideOf(subject).name, error)) }, 422)
}
