import type { UseQueryResult } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Failure } from '../../api/failure.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

interface Certificate {
  id: string
  value: string
  not_after: string | null
  created_at: string
}

/** The certificates of the provider, with which its answers are checked, and our own. */
export function CertificatesTab() {
  const { connection: id } = useParams({ from: '/$environment/connections/$connection/certificates' })
  const read = useRead('GET /connections/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {({ connection_type: type }) =>
        type.endsWith('SAML') || type.endsWith('Saml') ? (
          <>
            <OfProvider id={id} />
            <Signing id={id} />
            <Encryption id={id} />
          </>
        ) : (
          <Note>Connections of OpenID Connect have no certificates: the provider publishes its keys.</Note>
        )
      }
    </Shown>
  )
}

function OfProvider({ id }: { id: string }) {
  const path = { connectionId: id }
  const read = useRead('GET /connections/{connectionId}/saml_idp_signing_certs', { path })
  const add = useChange('POST /connections/{connectionId}/saml_idp_signing_certs')
  const remove = useChange('DELETE /connections/{connectionId}/saml_idp_signing_certs/{certificateId}')
  return (
    <Certificates
      title="Certificates of the identity provider"
      read={read}
      none="None yet. Without one, no response of the provider is accepted."
      actions={
        <FormDialog
          trigger="Add certificate"
          title="Add a certificate of the provider"
          description="Add the next one before the present one ends: both are accepted meanwhile."
          action="Add certificate"
          change={add}
          toInput={(values) => ({ path, body: { value: values.text('value') } })}
          done={() => 'Added the certificate.'}
        >
          <TextField name="value" rows={8} label="Certificate" hint="PEM, or Base64 as it stands in metadata." />
        </FormDialog>
      }
      removeOf={(certificate) => (
        <Danger
          action="Remove"
          name={endOf(certificate)}
          consequence="Answers that are signed with it are refused from now on."
          change={remove}
          onConfirm={() =>
            remove.mutate(
              { path: { ...path, certificateId: certificate.id } },
              { onSuccess: () => announce('Removed the certificate.') },
            )
          }
        />
      )}
    />
  )
}

function Encryption({ id }: { id: string }) {
  const path = { connectionId: id }
  const read = useRead('GET /connections/{connectionId}/saml_sp_encryption_certs', { path })
  const add = useChange('POST /connections/{connectionId}/saml_sp_encryption_certs')
  const remove = useChange('DELETE /connections/{connectionId}/saml_sp_encryption_certs/{certificateId}')
  return (
    <Certificates
      title="Our certificates for encrypted responses"
      read={read}
      none="None: the provider doesn't encrypt its responses."
      actions={
        <FormDialog
          trigger="Make certificate"
          title="Make a certificate for encrypted responses"
          description="The provider reads it from our metadata, or the customer enters it there."
          action="Make certificate"
          change={add}
          toInput={() => ({ path })}
          done={() => 'Made a certificate.'}
        >
          {null}
        </FormDialog>
      }
      removeOf={(certificate) => (
        <Danger
          action="Remove"
          name={endOf(certificate)}
          consequence="What the provider encrypted for it can no longer be read."
          change={remove}
          onConfirm={() =>
            remove.mutate(
              { path: { ...path, certificateId: certificate.id } },
              { onSuccess: () => announce('Removed the certificate.') },
            )
          }
        />
      )}
    />
  )
}

function Signing({ id }: { id: string }) {
  const path = { connectionId: id }
  const read = useRead('GET /connections/{connectionId}/saml_sp_signing_cert', { path })
  const create = useChange('POST /connections/{connectionId}/saml_sp_signing_cert')
  const rotate = useChange('POST /connections/{id}/rotate_keys')
  const isMissing = read.data === undefined && read.error?.status === 404
  return (
    <Card
      title="Our certificates for signing requests"
      actions={
        isMissing ? (
          <FormDialog
            trigger="Make certificate"
            title="Make a certificate that signs our requests"
            action="Make certificate"
            change={create}
            toInput={() => ({ path })}
            done={() => 'Made a certificate. Requests are signed from now on.'}
          >
            {null}
          </FormDialog>
        ) : (
          <FormDialog
            trigger="Make the next key"
            title="Make the next key"
            description="It stands in our metadata at once. Until it signs, the provider has time to read it."
            action="Make key"
            change={rotate}
            toInput={(values) => ({
              path: { id },
              body: { signs_after_days: Number(values.text('signs_after_days')) },
            })}
            done={() => 'Made the next key.'}
          >
            <TextField name="signs_after_days" type="number" label="Days until it signs" defaultValue="7" />
          </FormDialog>
        )
      }
    >
      {isMissing ? (
        <Note>None: requests are not signed.</Note>
      ) : (
        <Shown of={read} rows={1}>
          {(certificate) => <Rows title="Our signing certificate" rows={[certificate]} removeOf={() => null} />}
        </Shown>
      )}
    </Card>
  )
}

function Certificates({
  title,
  read,
  none,
  actions,
  removeOf,
}: {
  title: string
  read: UseQueryResult<{ data: readonly Certificate[] }, Failure>
  none: string
  actions: ReactNode
  removeOf: (certificate: Certificate) => ReactNode
}) {
  return (
    <Card title={title} actions={actions}>
      <Shown of={read} rows={1}>
        {({ data }) =>
          data.length === 0 ? <Note>{none}</Note> : <Rows title={title} rows={data} removeOf={removeOf} />
        }
      </Shown>
    </Card>
  )
}

function Rows({
  title,
  rows,
  removeOf,
}: {
  title: string
  rows: readonly Certificate[]
  removeOf: (certificate: Certificate) => ReactNode
}) {
  return (
    <Table
      label={title}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { name: 'Certificate', cell: ({ value }) => <Copied value={value} /> },
        { name: 'Ends', cell: (row) => <MaybeTime value={row.not_after} /> },
        { name: 'State', cell: ({ not_after: end }) => (end === null ? <Missing /> : <State value={stateOf(end)} />) },
        { name: 'Added', cell: (row) => <Time value={row.created_at} /> },
        { name: 'Action', cell: removeOf },
      ]}
    />
  )
}

function Copied({ value }: { value: string }) {
  return (
    <Button
      onClick={() =>
        navigator.clipboard.writeText(value).then(
          () => announce('Copied the certificate.'),
          () => announce('The browser did not allow copying.', 'error'),
        )
      }
    >
      Copy certificate
    </Button>
  )
}

const endOf = ({ id, not_after: end }: Certificate): string =>
  end === null ? id : `the one that ends ${end.slice(0, 10)}`
const dayMs = 86_400_000

function stateOf(end: string): string {
  const left = Date.parse(end) - Date.now()
  if (left <= 0) return 'expired'
  return left < 90 * dayMs ? 'ends soon' : 'valid'
}
