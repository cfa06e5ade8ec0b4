import type { Locale } from '../../../../platform/locale.ts'
import { de } from './de.ts'
import { en, type MailMessages } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { ptBr } from './pt-br.ts'

/** The texts of every language. */
export const mailMessages: Record<Locale, MailMessages> = { en, es, fr, de, ja, 'pt-BR': ptBr }
