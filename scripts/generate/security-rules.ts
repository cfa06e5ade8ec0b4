/** One rule of the catalogue of attacks. */
export interface SecurityRule {
  id: string
  section: string
  /** Its first sentence. */
  says: string
}

/** Reads the rules of a section each: `- S-1 Base64 decode strictly; …`. */
export function parseRequirements(text: string): SecurityRule[] {
  let section = ''
  const rules: SecurityRule[] = []
  for (const line of text.split('\n')) {
    const heading = /^## (?:\d+\. )?(.+)$/.exec(line)?.[1]
    if (heading !== undefined) section = heading
    const [, id, words] = /^- ([A-Z]-\d+) (.+)$/.exec(line) ?? []
    if (id !== undefined && words !== undefined) rules.push({ id, section, says: firstSentence(words) })
  }
  return rules
}

/** Reads the rules back from the page that was generated from them, for where the catalogue itself is not at hand. */
export function parsePage(page: string): SecurityRule[] {
  let section = ''
  const rules: SecurityRule[] = []
  for (const line of page.split('\n')) {
    const heading = /^## (.+?) \(\d+ of \d+\)$/.exec(line)?.[1]
    if (heading !== undefined) section = heading
    const [, id, says] = /^\| ([A-Z]-\d+) \| (.*?)(?<!\\) \| /.exec(line) ?? []
    if (id !== undefined && says !== undefined) rules.push({ id, section, says: says.replaceAll('\\|', '|') })
  }
  return rules
}

function firstSentence(text: string): string {
  const [sentence = text] = /^.*?[.!?](?=\s+["'`*(]*[A-Z]|$)/.exec(text.replaceAll('**', '')) ?? []
  return sentence
}
