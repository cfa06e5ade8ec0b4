/** Of the verbs with which our operations describe themselves. */
const irregular: Readonly<Record<string, string>> = {
  Get: 'Looked at',
  Resend: 'Resent',
  Reset: 'Reset',
  Run: 'Ran',
  Send: 'Sent',
  Set: 'Set',
}

/**
 * What an entry of the log says was done, as a sentence: `Updated an organization`. A call that was refused keeps its imperative, as it
 * was not done. Commands and operations that are gone have their id.
 */
export function sentenceOf({
  operation,
  summary,
  outcome,
}: {
  operation: string
  summary: string | null
  outcome: 'done' | 'refused'
}): string {
  if (summary === null) return operation
  const [verb = '', ...rest] = summary.split(' ')
  return outcome === 'refused' ? summary : [pastOf(verb), ...rest].join(' ')
}

function pastOf(verb: string): string {
  const known = irregular[verb]
  if (known !== undefined) return known
  if (verb.endsWith('e')) return `${verb}d`
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`
}
