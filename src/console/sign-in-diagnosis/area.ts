import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const signInDiagnosisArea: ReferenceArea = {
  name: 'Sign-in diagnosis',
  group: 'Operations',
  description: 'Why a person cannot sign in.',
  after: 'Operator log',
}
