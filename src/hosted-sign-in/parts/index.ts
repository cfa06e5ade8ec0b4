/** What several pages of a sign-in show. */

import { texts } from '../texts/index.ts'

export { emailError } from './email-field/email-error.ts'
export { EmailField } from './email-field/email-field.tsx'
export { newPassword } from './new-password/new-password.ts'
export { passwordErrorText } from './new-password/password-errors.ts'
export { organizationChoices, preselectedOrganization } from './organization-choices.ts'
export { PasswordField } from './password-field.tsx'
export { PasswordManagerHint } from './password-manager-hint.tsx'
export { providerButtons } from './provider-buttons/enabled-providers.ts'
export { LastUsed, OrDivider, type ProviderButton, ProviderButtons } from './provider-buttons/provider-buttons.tsx'
export { sampleProviders } from './provider-buttons/sample-providers.ts'
export { ScopeText } from './scope-text.tsx'
export { type ScopeWords, scopeWords } from './scope-words.ts'
export { SignUpLink, type SignUpLinks } from './sign-up-link/sign-up-link.tsx'

export const newPasswordTexts = texts.parts.newPassword
