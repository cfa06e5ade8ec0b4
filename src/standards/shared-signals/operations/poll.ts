import { Type } from 'typebox'
import { defineSignalOperation } from '../define-signal-operation.ts'
import { Polled, PollRequest, poll } from '../poll.ts'
import { StreamId } from '../schemas.ts'

export const pollOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.poll',
  method: 'POST',
  path: '/ssf/poll/{stream_id}',
  summary: 'Poll the tokens of a signal stream',
  description:
    'RFC 8936. Acknowledges tokens, and returns those that wait, oldest first. A token comes again until it is acknowledged. Without `returnImmediately`, the answer waits for a token for up to 10 seconds.',
  scope: 'ssf.manage',
  idempotency: 'none',
  // While it waits, it holds no transaction.
  commits: 'each',
  params: Type.Object({ stream_id: StreamId }),
  body: PollRequest,
  success: { status: 200, body: Polled },
  run: (ctx, receiver, { params, body }) => poll(ctx, receiver, params.stream_id, body),
})
