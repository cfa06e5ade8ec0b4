/** How much a finding matters: a problem stops people or loses data, a warning will, a note is for the reader's information. */
export type Level = 'ok' | 'note' | 'warning' | 'problem'

/** What a check saw, in a sentence, and what to do about it. No secret is in either. */
export interface Finding {
  level: Level
  says: string
  /** What to do, in sentences. */
  cure?: string
}

export const ok = (says: string): Finding => ({ level: 'ok', says })
export const note = (says: string, cure?: string): Finding => finding('note', says, cure)
export const warning = (says: string, cure: string): Finding => finding('warning', says, cure)
export const problem = (says: string, cure: string): Finding => finding('problem', says, cure)

function finding(level: Level, says: string, cure: string | undefined): Finding {
  return cure === undefined ? { level, says } : { level, says, cure }
}
