import { browserInWords } from './browser-in-words.ts'
import { Missing } from './time.tsx'

/** A browser by its name, with the whole user agent on hover. */
export function Browser({ agent }: { agent: string | null }) {
  return agent === null ? <Missing /> : <span title={agent}>{browserInWords(agent)}</span>
}
