/** One sentence for each kind of action. What stands for names of a console is already marked as such. */
export const en = {
  subjects: {
    create_application: 'Create the application',
    enter_addresses: 'Enter our addresses',
    enter_endpoint: 'Enter the endpoint and token',
    map_attributes: 'Map the attributes',
    add_groups: 'Send groups',
    assign_people: 'Give people access',
    choose_synced: 'Choose who is synced',
    turn_on_sync: 'Turn on provisioning',
    give_back: 'Copy your provider’s details',
  },
  /** Behind the heading of a step that may be skipped. */
  optional: 'optional',
  whyGroups: 'Only needed if groups should decide which roles people get.',
  openIn: (console: string, path: string) => `In the ${console}, go to ${path}.`,
  open: (path: string) => `Go to ${path}.`,
  press: (button: string) => `Select ${button}.`,
  choose: (option: string) => `Choose ${option}.`,
  chooseIn: (field: string, option: string) => `For ${field}, choose ${option}.`,
  turnOn: (option: string) => `Turn on ${option}.`,
  turnOff: (option: string) => `Turn off ${option}.`,
  name: (field: string) => `In ${field}, enter a name your people recognize:`,
  paste: (field: string) => `In ${field}, paste:`,
  pasteToken: (field: string) => `In ${field}, paste the token you copied.`,
  fill: (field: string, text: string) => `In ${field}, enter ${text}.`,
  map: 'Add these attributes, spelled exactly like this:',
  check: 'Check that these are there:',
  assign: 'Add the people and groups who may sign in.',
  sync: 'Add the people and groups to sync.',
  copy: (label: string, answer: string) => `Copy ${label}. You’ll enter it as ${answer}.`,
  /** Where our form calls it by the same name. */
  copySame: (label: string) => `Copy ${label}. We’ll ask for it.`,
  download: (label: string, answer: string) => `Select ${label} and save the file. You’ll upload it as ${answer}.`,
  compose: (answer: string) => `As ${answer}, you’ll enter this, with your own values in place of the angle brackets:`,
  composeKnown: (answer: string) => `As ${answer}, you’ll enter:`,
  /** Fields of our form. */
  answers: {
    idp_metadata_url: 'Metadata URL',
    idp_metadata_xml: 'Metadata file',
    idp_entity_id: 'Entity ID of the provider',
    idp_sso_url: 'Sign-in URL',
    idp_certificates: 'Certificate',
    discovery_endpoint: 'Discovery endpoint',
    client_id: 'Client ID',
    client_secret: 'Client secret',
  },
  copyValue: 'Copy',
  /** Read out instead of the sketch of a form. */
  sketch: (form: string, fields: string) => `Sketch of the form “${form}” with these fields: ${fields}.`,
}

export type Texts = typeof en
