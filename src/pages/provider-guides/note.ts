import type { Locale } from '#platform/locale.ts'

/** Text of one provider, where no common sentence says it. `**bold**` and `` `code` `` may stand in it. */
export type Note = Record<Locale, string>
