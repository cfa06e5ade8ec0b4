import { useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { OwnKeyForm } from './own-key-form.tsx'
import { providers } from './own-key-providers.ts'

type CustomerKey = Answer<'GET /organizations/{id}/customer_key'>

/** The key of the customer's own, without which what the Vault keeps for them cannot be read. */
export function OwnKeyTab() {
  const { organization } = useParams({ from: '/$environment/organizations/$organization/own-key' })
  const read = useRead('GET /organizations/{id}/customer_key', { path: { id: organization } })
  if (read.data === undefined && read.error?.status === 404)
    return (
      <Empty title="No key of their own" action={<OwnKeyForm organization={organization} />}>
        What your application keeps in the Vault for this organization is encrypted under a key of this installation.
        The customer can bring their own, from Amazon, Google or Microsoft, here or in the portal.
      </Empty>
    )
  return <Shown of={read}>{(key) => <OwnKey customerKey={key} />}</Shown>
}

function OwnKey({ customerKey }: { customerKey: CustomerKey }) {
  const { organization_id: id, provider, key, is_verified: isVerified } = customerKey
  const verify = useChange('POST /organizations/{id}/customer_key/verify')
  const remove = useChange('DELETE /organizations/{id}/customer_key')
  return (
    <Card
      title={providers[provider].name}
      actions={
        <>
          <Act change={verify} input={{ path: { id } }} done="Asked the provider with the key.">
            Verify
          </Act>
          <OwnKeyForm organization={id} present={customerKey} />
          <Danger
            action="Remove"
            name={key}
            consequence="Values that are kept under it are no longer readable once it is gone: the server refuses as long as there are any."
            isFinal
            change={remove}
            onConfirm={() =>
              remove.mutate({ seen: [customerKey], path: { id } }, { onSuccess: () => announce('Removed the key.') })
            }
          />
        </>
      }
    >
      <Facts>
        <Fact name="Key">{key}</Fact>
        <Fact name="State">
          <State value={isVerified ? 'verified' : 'failed'} />
        </Fact>
        <Fact name="Error">{customerKey.last_error ?? <Missing />}</Fact>
        <Fact name="Verified">
          <MaybeTime value={customerKey.verified_at} />
        </Fact>
        <Fact name="Set up">
          <Time value={customerKey.created_at} precise />
        </Fact>
      </Facts>
    </Card>
  )
}
