// The demo app as a person uses it.
export class Notes {}
