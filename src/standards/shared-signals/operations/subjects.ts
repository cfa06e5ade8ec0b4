import { Type } from 'typebox'
import { defineSignalOperation } from '../define-signal-operation.ts'
import { StreamId } from '../schemas.ts'
import { changeSubject } from '../subjects.ts'

const subject = Type.Unknown({
  description:
    'Whom: `iss_sub` or `email`, or `complex` with a `user` in one of these formats, a `tenant` (`opaque`, the id of an organization), or both.',
})

export const addSubjectOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.add_subject',
  method: 'POST',
  path: '/ssf/subjects/add',
  summary: 'Add a subject to a signal stream',
  description: 'SSF 1.0 §8.1.3.2. A stream is about everyone at first, so this undoes a removal.',
  scope: 'ssf.manage',
  idempotency: 'replay',
  body: Type.Object({
    stream_id: StreamId,
    subject,
    verified: Type.Optional(Type.Boolean({ description: 'Whether the receiver has verified the subject. Ignored.' })),
  }),
  success: { status: 200 },
  run: (ctx, receiver, { body }) =>
    changeSubject(ctx, receiver, { streamId: body.stream_id, subject: body.subject, isIncluded: true }),
})

export const removeSubjectOperation = defineSignalOperation({
  id: 'gatehouse.shared_signals.remove_subject',
  method: 'POST',
  path: '/ssf/subjects/remove',
  summary: 'Remove a subject from a signal stream',
  description: 'SSF 1.0 §8.1.3.3. The stream says nothing more of the subject.',
  scope: 'ssf.manage',
  idempotency: 'replay',
  body: Type.Object({ stream_id: StreamId, subject }),
  success: { status: 204 },
  run: (ctx, receiver, { body }) =>
    changeSubject(ctx, receiver, { streamId: body.stream_id, subject: body.subject, isIncluded: false }),
})
