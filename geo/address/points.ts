/**
 * What speaks for and against a reading of an address, in points. Only their order and differences matter: two readings closer
 * than `tie` are as likely as each other. Set on generated addresses; see tests/geo/address.
 */
export const POINTS = {
  commune: 10,
  /** By the type before the name: the commune's own, that of other communes, or none. */
  declared: { same: 6, other: 1, none: 0 },
  near: -3.5,
  otherName: -1,
  /** The name of a street, a hamlet or a place. */
  otherwise: -7,
  /** The name is a part of the longer name of a district or province. */
  inLongerName: -3,
  code: 6,
  codeAlone: 10,
  /** For each of at most two letters with other marks than the name. */
  wrongMark: 3,
  /** Once, when a text that has marks leaves out marks of the name: some of them, or all. */
  missingMark: { ofMarkedName: 1.5, ofOther: 0.5 },
  district: 7,
  province: 6,
  larger: {
    sameType: 1,
    otherType: -1,
    near: -2.5,
    initials: -3.5,
    otherDate: -3,
    otherwise: 1,
    wrongMark: 1,
  },
  against: {
    declaredLarger: 12,
    /** A larger unit that is not called one. */
    larger: 5,
    /** The text names a commune that is not the reading's, which itself is not called one. */
    otherCommune: 10,
    secondCommune: 3,
    unknownLarger: 3,
  },
  /** For a unit of the date on which the text is read first. */
  onDate: 3,
  /** A reading below this is not believed, and one below the other is not even a candidate. */
  believed: 13,
  believable: 8.5,
  /** For a name at one error that fills what stands between two commas. */
  wholePart: 2,
  /** For words without a comma beside the name that belong to nothing: by whether the name has an error. */
  loose: { near: -4, exact: -1.5 },
  /** The least that a larger unit must speak for a name at one error. */
  support: 3,
  tie: 2.5,
} as const
