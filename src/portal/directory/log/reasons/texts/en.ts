import { type LogReason, logReasons } from '#directory-sync/directory-objects/index.ts'

/** As the API says them. */
export type Texts = Readonly<Record<LogReason, string>>

export const en: Texts = logReasons
