import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { diagnose } from '../diagnose.ts'
import { DiagnoseSignIn, SignInDiagnosis } from '../schemas.ts'

export const diagnoseSignInOperation = defineOperation({
  id: 'gatehouse.sign_ins.diagnose',
  method: 'GET',
  path: '/sign_ins/diagnosis',
  summary: 'Diagnose the sign-in of a person',
  description:
    'Holds a sign-in that no one makes against the rules of real ones, and shows the last attempts. Proves nothing, sends nothing and counts nothing; actions are not called. Leaves an entry in the operator log.',
  surface: 'api',
  access: 'api_key',
  query: DiagnoseSignIn,
  success: { status: 200, body: SignInDiagnosis },
  errors: [notFound],
  handler: ({ query }, ctx) => diagnose(ctx, query),
})
