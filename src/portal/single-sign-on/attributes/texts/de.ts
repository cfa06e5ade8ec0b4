import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Attribute',
  lead: 'Wenn Sie der Anleitung gefolgt sind, ist hier nichts zu tun. Geben Sie nur dort einen Namen ein, wo Ihr Anbieter ein Attribut anders nennt.',
  id: 'Benutzer-ID',
  email: 'E-Mail',
  firstName: 'Vorname',
  lastName: 'Nachname',
  groups: 'Gruppen',
  usual: 'Leer lassen für die üblichen Namen.',
  usualOf: (name) => `Leer lassen für „${name}“ und andere übliche Namen.`,
  custom: {
    title: 'Weitere Attribute',
    lead: (brand) => `Attribute, die ${brand} ebenfalls erhalten soll, etwa eine Abteilung.`,
    ours: (brand) => `Name bei ${brand}`,
    theirs: 'Name beim Anbieter',
    add: 'Attribut hinzufügen',
    remove: 'Entfernen',
  },
  nameId: {
    title: 'Anmeldungen ohne NameID',
    lead: 'Manche Anbieter können keine NameID senden. Personen werden dann allein am Attribut für die Benutzer-ID erkannt, das jede Anmeldung enthalten muss.',
    allow: 'Zulassen',
    require: 'NameID verlangen',
  },
  errors: {
    custom: 'Geben Sie beide Namen ein.',
    tooMany: 'Für weitere Attribute ist kein Platz. Entfernen Sie zuerst eines.',
  },
}
