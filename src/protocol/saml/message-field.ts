/** What a message is, as its parameter or its field of a form is called. */
export type MessageField = 'SAMLRequest' | 'SAMLResponse'
