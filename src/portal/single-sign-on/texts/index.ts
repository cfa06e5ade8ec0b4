import { defineTexts } from '#pages/kit/index.ts'
import { de } from './de.ts'
import { en, type Texts } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ja } from './ja.ts'
import { ptBr } from './pt-br.ts'

/** The texts of the pages, by page. */
export const texts = defineTexts<Texts>({ en, es, fr, de, ja, 'pt-BR': ptBr })
