import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Bestätigen Sie, dass Sie es sind',
  submit: 'Bestätigen',
  emailLead: (email) =>
    `Diese Anmeldung ist ungewöhnlich. Geben Sie zum Fortfahren den Code ein, den wir an ${email} gesendet haben.`,
  phoneTitle: 'Telefonnummer bestätigen',
  phoneLead: 'Wir senden Ihnen einen Code per SMS, den Sie auf der nächsten Seite eingeben.',
  phone: 'Telefonnummer',
  phoneHint: 'Mit Ländervorwahl, etwa +49\u00a01511\u00a02345678.',
  phoneInvalid: 'Geben Sie eine Telefonnummer mit Ländervorwahl ein, etwa +49\u00a01511\u00a02345678.',
  otherPhone: 'Anderes Telefon verwenden',
}
