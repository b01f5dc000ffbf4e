import { tool } from "ai"
import { z } from "zod"
import { element } from "../../page/page.js"

export const notes = element("textarea", {
  ariaLabel: "Notes",
  rows: 5,
  value: "Boat hire 120\nBoat fuel 35\nCake for the feast 18\nAsk Anna about the roof",
})

const lines = () => notes.value.split("\n").filter(Boolean)

const CALCULATIONS = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => a / b,
}

/** What the agent may do: all of it happens in this page. */
export const tools = {
  searchNotes: tool({
    description: "The notes that contain a word",
    inputSchema: z.object({ word: z.string() }),
    execute: ({ word }) => lines().filter((note) => note.toLowerCase().includes(word.toLowerCase())),
  }),
  calculate: tool({
    description: "A calculation over numbers, from left to right",
    inputSchema: z.object({
      operation: z.enum(["add", "subtract", "multiply", "divide"]),
      numbers: z.array(z.number()).min(1),
    }),
    execute: ({ operation, numbers }) => numbers.reduce(CALCULATIONS[operation]),
  }),
  addNote: tool({
    description: "Writes a further note",
    inputSchema: z.object({ text: z.string() }),
    execute: ({ text }) => {
      notes.value = [...lines(), text].join("\n")
      return `There are ${lines().length} notes now.`
    },
  }),
}
