export interface Note {
  title: string
  about: string
  body: string[]
  edited: string
}

export const notes: Note[] = [
  {
    title: "Greenhouse",
    about: "Lean-to, south wall, keep the plum",
    body: [
      "Lean-to on the south wall after all. 2.4 by 1.8. The free-standing one would cost us the plum.",
      "Footing: Joris says a weekend. Ask for a price first.",
      "Old panes in the shed: fourteen good ones, three cracked. Reuse?",
    ],
    edited: "10 March",
  },
  {
    title: "Letter to Marta",
    about: "Thank her for the seeds first",
    body: [
      "Thank her for the seeds first. The blue peas came up, all but two.",
      "Tell her about the lean-to, and ask whether April suits her for a visit.",
      "Do not mention the cat.",
    ],
    edited: "8 March",
  },
  {
    title: "Reading, spring",
    about: "Three left from the winter pile",
    body: [
      "Three left from the winter pile: the one about tides, the Japanese carpenter, the second half of the diaries.",
      "Library: due on the 21st.",
    ],
    edited: "2 March",
  },
  {
    title: "Bread log",
    about: "78% water was too much",
    body: [
      "78% water was too much for this flour. 72% next time, same salt.",
      "Overnight in the cellar worked better than the kitchen: 14 hours at 12 degrees.",
      "Score deeper.",
    ],
    edited: "6 March",
  },
  {
    title: "Trip to Ghent",
    about: "Train at 9:14, two nights",
    body: [
      "Train at 9:14 on Friday, back on Sunday at 17:02. Two nights near the Vrijdagmarkt.",
      "Altarpiece: book a slot. Ask Joris for his mustard address.",
    ],
    edited: "27 February",
  },
]

/** The notes that have one of the words in them, all of them where none has. */
export function searchNotes(query: string): Note[] {
  const words = query.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []
  const found = notes.filter((note) => {
    const text = [note.title, note.about, ...note.body].join(" ").toLowerCase()
    return words.some((word) => text.includes(word))
  })
  return found.length ? found : notes
}
