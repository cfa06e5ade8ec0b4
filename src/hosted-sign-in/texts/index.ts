import { copyOf, defineTexts, type OwnTexts } from '#pages/kit/index.ts'
import { de } from './de.ts'
import { en, type Texts } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { ptBr } from './pt-br.ts'

export type { Texts }

const languages = { en, es, fr, de, ja, 'pt-BR': ptBr }

/** Those that branding may replace. */
const own: OwnTexts<Texts> = {
  entry: { title: 'sign_in_title', lead: 'sign_in_lead', submit: 'sign_in_button' },
  organizationSelection: { title: 'organization_selection_title' },
  passwords: { password: { title: 'password_title' } },
  signUp: {
    form: { title: 'sign_up_title', lead: 'sign_up_lead', submit: 'sign_up_button' },
    waitlist: { title: 'waitlist_title', lead: 'waitlist_lead', submit: 'waitlist_button' },
  },
}

/** The texts of the pages by slice and page, and those that branding may replace. A slice reads its own alone. */
export const texts = defineTexts<Texts>(languages, own)

export const defaultCopy = copyOf<Texts>(languages, own)
