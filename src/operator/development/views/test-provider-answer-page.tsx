import { Document, type Site } from './document.tsx'

export interface TestProviderAnswerPageProps {
  answer: {
    /** The ACS URL of the connection. */
    action: string
    fields: Readonly<Record<string, string>>
    sendScriptUrl: string
  }
  site: Site
}

/** Brings a response to a connection. A script sends the form; without one, a press of the button does. */
export function TestProviderAnswerPage({ answer, site }: TestProviderAnswerPageProps) {
  return (
    <Document title="Back to your application" site={site}>
      <h1>Back to your application</h1>
      <p className="gh-intro">The answer of the test identity provider goes to the connection.</p>
      <form className="gh-filter" method="post" action={answer.action} data-send="at-once">
        {Object.entries(answer.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button className="gh-action gh-primary" type="submit">
          Continue
        </button>
      </form>
      <script src={answer.sendScriptUrl} type="module" />
    </Document>
  )
}
