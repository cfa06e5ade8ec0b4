import { type TSchema, Type } from 'typebox'
import { listQuery } from '#platform/http/list.ts'

/** The query of a list for a widget, newest first: its button "Next" sends `before`, which walks to older, and "Previous" `after`. */
export function widgetListQuery<P extends Record<string, TSchema>>(filters: P) {
  return listQuery({ ...filters, order: Type.Enum(['normal'], { default: 'normal' }) })
}
