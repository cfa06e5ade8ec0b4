import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../shell/permissions.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'

/** Signs the operator in as a user for an hour. The user’s sessions and events say who it was, and why. */
export function Impersonate({ id, email }: { id: string; email: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button change={{ isAllowed: useMay('POST /user_management/impersonations') }} onClick={() => setOpen(true)}>
        Impersonate
      </Button>
      <Dialog
        title={`Impersonate ${email}`}
        description="You get a session as this person for one hour. It names you and the reason."
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        {isOpen ? <Steps id={id} onClose={() => setOpen(false)} /> : null}
      </Dialog>
    </>
  )
}

function Steps({ id, onClose }: { id: string; onClose: () => void }) {
  const { environment } = useParams({ from: '/$environment/users/$user' })
  const { operator } = useSession()
  const memberships = useRead('GET /user_management/organization_memberships', {
    query: { user_id: id, statuses: ['active'], limit: 100 },
  })
  const create = useChange('POST /user_management/impersonations', { environment })
  if (create.data !== undefined)
    return (
      <>
        <p>The link works once, within ten minutes. Open it in a private window to keep your own session apart.</p>
        <a href={create.data.url} target="_blank" rel="noreferrer">
          Open the application
        </a>
        <Copy value={create.data.url} label="Copy link" />
        <Button onClick={onClose}>Done</Button>
      </>
    )
  const organizations = memberships.data?.data ?? []
  return (
    <Form
      action="Impersonate"
      change={create}
      secondary={<Button onClick={onClose}>Cancel</Button>}
      onSubmit={(values) => {
        const organization = values.optional('organization_id')
        const reason = values.text('reason')
        create.mutate({
          body: {
            user_id: id,
            impersonator_email: operator.email,
            reason,
            ...(organization === undefined ? {} : { organization_id: organization }),
          },
          ...(reason === '' ? {} : { reason }),
        })
      }}
    >
      <TextField name="reason" label="Reason" hint="Kept in the operator log, and shown with the session." />
      {organizations.length > 1 ? (
        <ChoiceField
          name="organization_id"
          label="In the organization"
          options={organizations.map(({ organization_id: value, organization_name: name }) => ({
            value,
            text: name ?? value,
          }))}
        />
      ) : null}
    </Form>
  )
}
