import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { findFile } from '../built-files.ts'

export const getConsoleFileOperation = defineOperation({
  id: 'gatehouse.console.files',
  method: 'GET',
  path: '/console/assets/{name}',
  summary: 'Get a file of the console',
  surface: 'api',
  access: 'public',
  params: Type.Object({ name: Type.String() }),
  success: { status: 200, description: 'The file.' },
  errors: [notFound],
  async handler({ params }, { request }) {
    const file = await findFile(params.name)
    if (file === undefined) throw notFound('File', params.name)
    return file.reply(request)
  },
})
