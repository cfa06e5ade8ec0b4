import { Form, Statement, sql } from '#platform/db/sql.ts'

/** Stands in a statement for the environment that the key opens. */
export const environmentOfCaller = 'the environment of the caller'

const forms = new Map<Form, Form>()

/**
 * Puts the look-up of a management key into the statement that asks for something of its environment. One with CTEs of its own begins
 * with the comma before them.
 */
export function withCaller({ form, values }: Statement, hash: Buffer): Statement {
  const lookUp = sql`
    with caller as materialized (
      select k.environment_id from credentials c
      join management_keys k on k.environment_id = c.environment_id and k.id = c.owner_id
      where c.hash = ${hash} and c.kind = 'management_key' and (k.expires_at is null or k.expires_at > now()))`
  const made = forms.get(form) ?? new Form(piecesOf(lookUp, form, values))
  forms.set(form, made)
  return new Statement(made, [...lookUp.values, ...values.filter((value) => value !== environmentOfCaller)])
}

function piecesOf(lookUp: Statement, { pieces: [first = '', ...rest] }: Form, values: Statement['values']): string[] {
  const [begin = '', end = ''] = lookUp.form.pieces
  const pieces = [begin, `${end} ${first}`]
  rest.forEach((piece, i) => {
    if (values[i] === environmentOfCaller) pieces.push(`${pieces.pop()}(select environment_id from caller)${piece}`)
    else pieces.push(piece)
  })
  return pieces
}
