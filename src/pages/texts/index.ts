import { de } from './de.ts'
import { defineTexts } from './define-texts.ts'
import { en, type Texts } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { ptBr } from './pt-br.ts'

export type { Texts }

/** The texts of the pages, by slice. A slice reads its own alone. */
export const texts = defineTexts<Texts>({ en, es, fr, de, ja, 'pt-BR': ptBr })
