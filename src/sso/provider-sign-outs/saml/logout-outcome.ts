import type { HttpReply } from '#platform/http/reply.ts'
import type { ProviderForm } from '../../provider-sign-ins/index.ts'

/** How the browser continues: by a redirect, or by a form that a page submits. */
export type LogoutOutcome = { reply: HttpReply; form?: never } | { reply?: never; form: ProviderForm }
