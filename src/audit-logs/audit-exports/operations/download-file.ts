import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { linkPath } from '#platform/object-storage/index.ts'
import { fileGone } from '../errors.ts'
import { isFileGiven } from '../find-export.ts'

/** Where files are on the disk of the server. With a bucket, addresses lead there. */
export const downloadFileOperation = defineOperation({
  id: 'gatehouse.audit_logs.download',
  method: 'GET',
  path: linkPath,
  summary: 'Get the file of an export',
  description:
    'Takes the URL of the export, which works for ten minutes, as long as the organization exists. Anyone with the URL can download the file.',
  surface: 'browser',
  access: 'public',
  params: Type.Object({ token: Type.String({ ...secret }) }),
  success: { status: 200, description: 'The file.' },
  errors: [fileGone],
  async handler({ params }, { system }) {
    const key = system.storage.readLink(params.token, system.now())
    if (key === undefined || !(await isFileGiven(system, key))) throw fileGone()
    const file = await system.storage.openLink(params.token, system.now())
    if (file === undefined) throw fileGone()
    return new HttpReply(200, { ...file.headers, 'content-length': String(file.bytes) }, file.content)
  },
})
