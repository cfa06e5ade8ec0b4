import { type LogAction, logActions } from '#directory-sync/directory-objects/index.ts'

/** As the API says them. */
export type Texts = Readonly<Record<LogAction, string>>

export const en: Texts = logActions
