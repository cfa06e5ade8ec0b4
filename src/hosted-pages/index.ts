import type { ErrorRenderer } from '../platform/http/surfaces.ts'

export const renderErrorPage: ErrorRenderer = (error) => ({
  status: error.definition.status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: error.message,
})
