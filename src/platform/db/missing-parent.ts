import { DatabaseError } from 'pg'
import { foreignKeys, type ParentTable } from './foreign-keys.generated.ts'

/** Makes what is answered when a row of a table is gone that a new row was to refer to, from its id. */
export type ParentErrors = Readonly<Record<ParentTable, (id: string) => Error>>

/**
 * For `.catch()`: turns the violation of a foreign key by a new row into the error of the parent that is missing, and
 * passes everything else on. A parent that was there when the caller looked may be deleted before the row is stored.
 */
export function onMissingParent(errors: ParentErrors): (error: unknown) => never {
  return (error) => {
    throw missingParent(error, errors) ?? error
  }
}

function missingParent(error: unknown, errors: ParentErrors): Error | undefined {
  if (!(error instanceof DatabaseError) || error.code !== foreignKeyViolation) return undefined
  const key = foreignKeys[`${error.table}.${error.constraint}`]
  const [, columns, values = ''] = keyAndValues.exec(error.detail ?? '') ?? []
  // Where a parent could not be deleted because rows refer to it, the parent's own columns stand here.
  if (key === undefined || key.columns !== columns) return undefined
  const environment = /^[^,]*, /
  return errors[key.parent](values.replace(environment, ''))
}

const foreignKeyViolation = '23503'

/** What the detail holds in every language: `Key (environment_id, user_id)=(environment_1, user_1) is not present …`. */
const keyAndValues = /\(([^()]*)\)=\((.*)\)/
