import type { Texts } from './en.ts'

export const de: Texts = {
  ended: {
    title: 'Ihre Sitzung ist beendet',
    cause: 'Aus Sicherheitsgründen endet sie nach einer Stunde ohne Aktivität oder wenn ihr Link widerrufen wird.',
    next: 'Was Sie gespeichert haben, bleibt. Öffnen Sie das Portal erneut aus der App oder mit dem Einrichtungslink in Ihrer E-Mail.',
  },
  left: {
    title: 'Sie haben das Portal verlassen',
    cause: 'Ihre Änderungen sind gespeichert.',
    next: 'Sie können dieses Fenster schließen.',
  },
  used: {
    title: 'Dieser Link wurde schon verwendet',
    cause: 'Er öffnet das Portal einmal, in einem Browser.',
    next: 'Gehen Sie zurück zur App und öffnen Sie das Portal erneut, um einen neuen Link zu erhalten.',
  },
  expired: {
    title: 'Dieser Link ist abgelaufen',
    cause: 'Links aus der App gelten 5 Minuten, Einrichtungslinks 30 Tage.',
    next: 'Gehen Sie zurück zur App und öffnen Sie das Portal erneut, oder bitten Sie um einen neuen Link, wo dieser herkam.',
  },
  completed: {
    title: 'Die Einrichtung ist abgeschlossen',
    cause: 'Dieser Einrichtungslink hat seinen Zweck erfüllt und gilt nicht mehr.',
    next: 'Um später etwas zu ändern, öffnen Sie das Portal aus der App, oder bitten Sie um einen neuen Link, wo dieser herkam.',
  },
  unknown: {
    title: 'Dieser Link funktioniert nicht',
    cause: 'Er ist unvollständig, wurde widerrufen oder durch einen neueren ersetzt.',
    next: 'Verwenden Sie den Link in der neuesten E-Mail, oder gehen Sie zurück zur App und öffnen Sie das Portal erneut.',
  },
  portalFormRefused: {
    title: 'Diese Seite ist veraltet',
    cause:
      'Sie gehört zu einer früheren Sitzung, vielleicht weil Sie in diesem Browser einen anderen Link geöffnet haben.',
    next: 'Es wurde nichts geändert. Fahren Sie dort fort, wo das Portal jetzt ist.',
    link: 'Weiter',
  },
}
