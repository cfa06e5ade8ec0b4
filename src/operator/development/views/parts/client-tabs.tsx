import { Fragment } from 'react'
import type { Client } from '../../clients.ts'
import { Snippet } from './snippet.tsx'

/**
 * A tab for each client. Radio buttons need no script: arrow keys move between them, and the style sheet shows the panel
 * behind the one that is checked.
 */
export function ClientTabs({ clients }: { clients: readonly Client[] }) {
  return (
    <fieldset className="gh-tabs">
      <legend className="gh-announcement">SDK or kit</legend>
      {clients.map(({ id, name, note, code }, i) => (
        <Fragment key={id}>
          <input type="radio" name="client" id={`client-${id}`} defaultChecked={i === 0} />
          <label htmlFor={`client-${id}`}>{name}</label>
          <div className="gh-tab-panel">
            <p>{withCode(note)}</p>
            <Snippet text={code} what={`the settings for ${name}`} />
          </div>
        </Fragment>
      ))}
    </fieldset>
  )
}

/** What stands between backticks, as code. */
function withCode(text: string) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move.
  return text.split('`').map((part, i) => (i % 2 === 0 ? part : <code key={i}>{part}</code>))
}
