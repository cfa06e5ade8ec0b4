import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Wir haben diese Anmeldung blockiert',
  cause: 'Sie war ungewöhnlich. Zum Schutz des Kontos haben wir sie blockiert.',
  next: 'Versuchen Sie es später noch einmal, oder mit einem Netzwerk oder Gerät, das Sie oft verwenden. Wenn es wieder geschieht, wenden Sie sich an den Support der Anwendung.',
}
