import { de } from './de.ts'
import { en, type MailMessages } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import type { MailLocale } from './locale.ts'
import { ptBr } from './pt-br.ts'

/** The texts of every language. */
export const mailMessages: Record<MailLocale, MailMessages> = { en, es, fr, de, ja, 'pt-BR': ptBr }
