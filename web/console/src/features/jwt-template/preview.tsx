import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useRead } from '../../shell/query.ts'
import { Card, Json } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import styles from './jwt-template.module.css'
import { Subject } from './subject.tsx'

/** The claims of a chosen user, 250 ms after the last change. */
export function Preview({ content }: { content: string }) {
  const { user, organization } = useSearch({ from: '/$environment/jwt-template' })
  const [drawn, setDrawn] = useState(content)
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(content), 250)
    return () => clearTimeout(timer)
  }, [content])
  return (
    <Card title="Preview">
      <Subject />
      {user === undefined ? (
        <Note>Choose a user to see the claims of their token.</Note>
      ) : (
        <Claims content={drawn} user={user} organization={organization} />
      )}
    </Card>
  )
}

function Claims({ content, user, organization }: { content: string; user: string; organization: string | undefined }) {
  const { data, error, refetch } = useRead('POST /user_management/jwt_template/preview', {
    body: { content, user_id: user, ...(organization === undefined ? {} : { organization_id: organization }) },
  })
  if (error !== null) {
    const fault = error.fields.get('content')
    if (fault === undefined) return <Failed failure={error} retry={() => void refetch()} />
    return (
      <p className={styles.fault} role="alert">
        {fault}
      </p>
    )
  }
  if (data === undefined) return <Loading rows={4} />
  return (
    <>
      <Json value={data.claims} />
      <p className={styles.size}>
        {data.bytes.toLocaleString()} of {data.max_bytes.toLocaleString()} bytes
      </p>
    </>
  )
}
