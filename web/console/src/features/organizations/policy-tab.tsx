import { useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { CheckField, ChoiceField, Form } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'

/** How members of the organization have to sign in. */
export function PolicyTab() {
  const { organization: id } = useParams({ from: '/$environment/organizations/$organization/policy' })
  const read = useRead('GET /organizations/{id}/sign_in_policy', { path: { id } })
  const change = useChange('PATCH /organizations/{id}/sign_in_policy')
  return (
    <Shown of={read}>
      {(policy) => (
        <Card title="Sign-in policy">
          <Narrow>
            <Form
              action="Save"
              change={change}
              of={[policy]}
              onSubmit={(values) =>
                change.mutate(
                  {
                    seen: values.seen,
                    path: { id },
                    body: {
                      sso: values.text('sso') === 'required' ? 'required' : 'optional',
                      guests: values.text('guests') === 'sso' ? 'sso' : 'any_method',
                      provisions_members: values.isChecked('provisions_members'),
                    },
                  },
                  { onSuccess: () => announce('Saved the policy.') },
                )
              }
            >
              <ChoiceField
                name="sso"
                label="Single sign-on"
                defaultValue={policy.sso}
                options={[
                  { value: 'optional', text: 'Optional' },
                  { value: 'required', text: 'Required for people with an address of a verified domain' },
                ]}
              />
              <ChoiceField
                name="guests"
                label="Members with other addresses"
                defaultValue={policy.guests}
                options={[
                  { value: 'any_method', text: 'Any method' },
                  { value: 'sso', text: 'Single sign-on too' },
                ]}
              />
              <CheckField
                name="provisions_members"
                label="People who sign in with single sign-on become members"
                defaultChecked={policy.provisions_members}
              />
            </Form>
          </Narrow>
        </Card>
      )}
    </Shown>
  )
}
