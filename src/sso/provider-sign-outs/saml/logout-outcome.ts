import type { HttpReply } from '#platform/http/reply.ts'
import type { ProviderForm } from '../../provider-sign-ins/index.ts'

/** How the browser goes on: by a redirect, or by a form that a page sends. */
export type LogoutOutcome = { reply: HttpReply; form?: never } | { reply?: never; form: ProviderForm }
