import { isDisposableEmailDomain } from 'disposable-email-domains-js'
import { domainsOf } from '../list-entries.ts'
import type { Control } from './control.ts'

/** Sign-ups with a disposable email. In the official API, it is a list like the others. */
export const disposableEmailDomain: Control = {
  name: 'disposable_email_domain',
  detect(_ctx, { facts }) {
    if (facts.action === 'sign-in') return undefined
    const domain = domainsOf(facts.email).find(isDisposableEmailDomain)
    if (domain === undefined) return undefined
    return { control: 'restriction', blocklistType: 'domain', reason: `${domain} gives disposable email addresses` }
  },
}
