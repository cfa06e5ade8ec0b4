import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { CredentialFields, readCredentials } from '../../shell/credential-fields.tsx'
import { useChange } from '../../shell/query.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { CheckField, Form, TextField } from '../../ui/form.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { announce } from '../../ui/toasts.tsx'
import { credentialsHint } from './credentials.tsx'
import { settingsOf } from './members.ts'
import { FormSection, SettingFields } from './setting-fields.tsx'

/** Makes a target, and goes to it. */
export function NewTarget() {
  const { environment } = useParams({ from: '/$environment/scim-targets/new' })
  const navigate = useNavigate()
  const create = useChange('POST /scim_targets')
  return (
    <>
      <PageHead
        crumbs={
          <Link to="/$environment/scim-targets" params={{ environment }}>
            SCIM targets
          </Link>
        }
        title="Create a SCIM target"
      />
      <Form
        action="Create target"
        isLong
        change={create}
        secondary={
          <ButtonLink to="/$environment/scim-targets" params={{ environment }}>
            Cancel
          </ButtonLink>
        }
        onSubmit={(values) =>
          create.mutate(
            {
              body: {
                ...settingsOf(values),
                endpoint_url: values.text('endpoint_url'),
                authentication: readCredentials(values),
                state: values.isChecked('is_paused') ? 'paused' : 'active',
              },
            },
            {
              onSuccess: ({ id, name }) => {
                announce(`Created ${name}.`)
                void navigate({ to: '/$environment/scim-targets/$target', params: { environment, target: id } })
              },
            },
          )
        }
      >
        <FormSection title="Server">
          <TextField name="name" label="Name" hint="Of the product, such as Planner." />
          <TextField
            name="endpoint_url"
            type="url"
            label="Address of its SCIM server"
            hint="The base URL, without /Users. It cannot be changed later."
          />
          <CredentialFields hint={credentialsHint} />
          <CheckField
            name="is_paused"
            label="Create it paused"
            hint="Nothing is pushed until you continue it. Otherwise the first accounts are there within seconds."
          />
        </FormSection>
        <SettingFields />
      </Form>
    </>
  )
}
