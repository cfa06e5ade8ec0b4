import { DatabaseError } from 'pg'
import { foreignKeys, type ParentTable } from './foreign-keys.generated.ts'

/** Makes the error for a missing parent row, by table, from its id. */
export type ParentErrors = Readonly<Record<ParentTable, (id: string) => Error>>

/**
 * For `.catch()`: turns the foreign key violation of a new row into the error of the missing parent, and rethrows
 * everything else. A parent that the caller has found may be deleted before the row is stored.
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
  // If a parent could not be deleted because rows refer to it, these are the columns of the parent.
  if (key === undefined || key.columns !== columns) return undefined
  const environment = /^[^,]*, /
  return errors[key.parent](values.replace(environment, ''))
}

const foreignKeyViolation = '23503'

/** The detail in every language: `Key (environment_id, user_id)=(environment_1, user_1) is not present …`. */
const keyAndValues = /\(([^()]*)\)=\((.*)\)/
