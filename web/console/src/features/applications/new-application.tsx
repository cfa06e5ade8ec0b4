import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useEnvironmentId } from '../../shell/environment.ts'
import { ObjectField } from '../../shell/object-field.tsx'
import { useChange } from '../../shell/query.ts'
import { CheckField, ChoiceField, type FormValues } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { CommonFields, commonMembers, LogoutFields, logoutMembers, RedirectField, redirectMembers } from './fields.tsx'

const kinds = [
  { value: 'oauth', text: 'Signs users in' },
  { value: 'm2m', text: 'A machine of an organization' },
] as const

/** Makes an application and goes to it. */
export function NewApplication() {
  const environment = useEnvironmentId()
  const navigate = useNavigate()
  const create = useChange('POST /connect/applications')
  return (
    <FormDialog
      trigger="Create application"
      look="primary"
      title="Create an application"
      action="Create application"
      change={create}
      toInput={(values) => ({ body: toBody(values) })}
      done={({ name }) => `Created ${name}.`}
      onDone={({ id }) =>
        void navigate({ to: '/$environment/applications/$application', params: { environment, application: id } })
      }
    >
      <Fields />
    </FormDialog>
  )
}

function Fields() {
  const [kind, setKind] = useState('oauth')
  const isOauth = kind === 'oauth'
  return (
    <>
      <ChoiceField name="application_type" label="Kind" options={kinds} onChange={setKind} />
      <CommonFields />
      {isOauth ? (
        <>
          <RedirectField />
          <LogoutFields />
          <CheckField
            name="is_first_party"
            label="It is yours"
            defaultChecked
            hint="Users of your own application are not asked for consent. One of a partner belongs to an organization."
          />
          <CheckField
            name="uses_pkce"
            label="It can keep no secret"
            hint="An application in a browser or on a phone proves itself by PKCE alone."
          />
        </>
      ) : null}
      <ObjectField
        name="organization_id"
        types={['organization']}
        label="Organization"
        hint={isOauth ? 'For one of a partner.' : 'Whose machine it is. Its tokens name the organization.'}
      />
    </>
  )
}

function toBody(values: FormValues) {
  const organization = values.optional('organization_id')
  if (values.text('application_type') === 'm2m')
    return { application_type: 'm2m' as const, ...commonMembers(values), organization_id: organization ?? '' }
  return {
    application_type: 'oauth' as const,
    ...commonMembers(values),
    ...redirectMembers(values),
    ...logoutMembers(values),
    uses_pkce: values.isChecked('uses_pkce'),
    is_first_party: values.isChecked('is_first_party'),
    ...(organization === undefined ? {} : { organization_id: organization }),
  }
}
