import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Call, type Operation, requestOf } from '../api/client.ts'
import { isObject } from '../api/failure.ts'
import { Button } from '../ui/button.tsx'
import { Copy } from '../ui/copy.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Card } from '../ui/facts.tsx'
import styles from './api-call.module.css'
import { commandOf, quoted } from './command-of.ts'
import { useEnvironmentId } from './environment.ts'
import { useLastCall } from './last-call.ts'

/** The last change of this tab, and what the page reads, as a program would do it. */
export function ApiCall() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        As API call
      </Button>
      <Dialog
        title="As API call"
        description="Your last change, and what this page reads. The key in GATEHOUSE_API_KEY is one of this environment."
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        {isOpen ? <Calls /> : null}
        <Button onClick={() => setOpen(false)}>Close</Button>
      </Dialog>
    </>
  )
}

function Calls() {
  const last = useLastCall()
  const reads = useReads()
  const [at, setAt] = useState(0)
  const calls = [...(last === undefined ? [] : [last]), ...reads]
  const call = calls[at]
  if (call === undefined) return <p>This page reads nothing from the API.</p>
  return (
    <>
      <label className={styles.choice}>
        Call
        <select value={at} onChange={(event) => setAt(Number(event.target.value))}>
          {calls.map((each, index) => (
            // Calls have no names of their own, and the list stays as it is while it is open.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <option key={index} value={index}>
              {`${each === last ? 'Your last change: ' : ''}${each.operation}`}
            </option>
          ))}
        </select>
      </label>
      <Code title="curl" text={curlOf(call)} />
      <Code title="Node" text={nodeOf(call)} />
      <Code title="CLI" text={commandOf(call)} />
    </>
  )
}

/** What the page has read by operations, without what every page reads. */
function useReads(): readonly Call[] {
  const environment = useEnvironmentId()
  const client = useQueryClient()
  const [reads] = useState(() =>
    client
      .getQueryCache()
      .findAll({ type: 'active', queryKey: [environment] })
      .flatMap(({ queryKey: [, operation, input] }): Call[] =>
        isOperation(operation) ? [{ operation, ...(isObject(input) ? input : {}) }] : [],
      ),
  )
  return reads
}

/** Keys of queries begin with the environment and the operation. */
function isOperation(value: unknown): value is Operation {
  return typeof value === 'string' && value.startsWith('GET /')
}

function Code({ title, text }: { title: string; text: string }) {
  return (
    <Card title={title} actions={<Copy value={text} label={`Copy ${title}`} shown="Copy" />}>
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
