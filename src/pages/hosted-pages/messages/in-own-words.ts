import type { Copy } from '../../../environment/branding/index.ts'
import type { Messages } from './en.ts'

/** A catalogue with an environment's own words put over it. */
export function inOwnWords(messages: Messages, copy: Copy | undefined): Messages {
  if (copy === undefined) return messages
  const { signIn, signUp, password, organizationSelection } = messages
  return {
    ...messages,
    signIn: {
      ...signIn,
      title: copy.sign_in_title ?? signIn.title,
      lead: copy.sign_in_lead ?? signIn.lead,
      submit: copy.sign_in_button ?? signIn.submit,
    },
    signUp: {
      ...signUp,
      title: copy.sign_up_title ?? signUp.title,
      lead: copy.sign_up_lead ?? signUp.lead,
      submit: copy.sign_up_button ?? signUp.submit,
    },
    password: { ...password, title: copy.password_title ?? password.title },
    organizationSelection: {
      ...organizationSelection,
      title: copy.organization_selection_title ?? organizationSelection.title,
    },
  }
}
