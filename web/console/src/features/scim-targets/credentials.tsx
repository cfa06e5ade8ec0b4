import { CredentialFields, readCredentials } from '../../shell/credential-fields.tsx'
import { useChange } from '../../shell/query.ts'
import type { ButtonProps } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { Target } from './target-state.tsx'

export const credentialsHint = 'What the product gives you when you switch SCIM on.'

/** Replaces the credentials as a whole. A target that refused the former ones continues. */
export function NewCredentials({ target, look = 'plain' }: { target: Target; look?: ButtonProps['look'] }) {
  const change = useChange('PATCH /scim_targets/{id}')
  return (
    <FormDialog
      trigger="Replace credentials"
      look={look}
      title={`New credentials for ${target.name}`}
      description="They take the place of the present ones at once. A target that refused those continues."
      action="Replace credentials"
      change={change}
      of={[target]}
      toInput={(values) => ({
        seen: values.seen,
        path: { id: target.id },
        body: { authentication: readCredentials(values) },
      })}
      done={() => 'Replaced the credentials.'}
    >
      <CredentialFields known={target.authentication} hint={credentialsHint} />
    </FormDialog>
  )
}
