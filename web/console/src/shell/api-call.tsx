import { useState } from 'react'
import { type Call, requestOf } from '../api/client.ts'
import { Button } from '../ui/button.tsx'
import { Copy } from '../ui/copy.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Card } from '../ui/facts.tsx'
import styles from './api-call.module.css'
import { commandOf, quoted } from './command-of.ts'
import { useLastCall } from './last-call.ts'

/** The last change of this tab, as a program would make it. */
export function ApiCall() {
  const [isOpen, setOpen] = useState(false)
  const call = useLastCall()
  const cli = call && commandOf(call)
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        As API call
      </Button>
      <Dialog
        title="As API call"
        description={
          call === undefined ? 'Change something, and this shows the call that did it.' : 'Your last change.'
        }
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        {call === undefined ? null : (
          <>
            <Code title="curl" text={curlOf(call)} />
            <Code title="Node" text={nodeOf(call)} />
            {cli === undefined ? null : <Code title="On the server" text={cli} />}
          </>
        )}
        <Button onClick={() => setOpen(false)}>Close</Button>
      </Dialog>
    </>
  )
}

function Code({ title, text }: { title: string; text: string }) {
  return (
    <Card title={title} actions={<Copy value={text} label={`Copy ${title}`} />}>
      <pre className={styles.code}>{text}</pre>
    </Card>
  )
}

export function curlOf(call: Call): string {
  const { method, address } = requestOf(call)
  const lines = [
    `curl -X ${method} ${quoted(location.origin + address)}`,
    `  -H "Authorization: Bearer $GATEHOUSE_API_KEY"`,
    ...(call.body === undefined
      ? []
      : [`  -H 'Content-Type: application/json'`, `  -d ${quoted(JSON.stringify(call.body))}`]),
  ]
  return lines.join(' \\\n')
}

/** With `fetch`, as extra operations are in no SDK. */
export function nodeOf(call: Call): string {
  const { method, address } = requestOf(call)
  const body = call.body === undefined ? [] : [`  body: JSON.stringify(${JSON.stringify(call.body)}),`]
  return [
    `await fetch('${location.origin}${address}', {`,
    `  method: '${method}',`,
    '  headers: {',
    `    authorization: 'Bearer ' + process.env.GATEHOUSE_API_KEY,`,
    ...(call.body === undefined ? [] : ["    'content-type': 'application/json',"]),
    '  },',
    ...body,
    '})',
  ].join('\n')
}
