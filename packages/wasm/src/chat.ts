/** A request in OpenAI's chat format, as it came. Engines read the fields they know. */
export interface ChatRequest {
  model: string
  messages: ChatMessage[]
  stream?: boolean
  tools?: unknown[]
  tool_choice?: unknown
  response_format?: { type: string; json_schema?: { name?: string; schema?: unknown; strict?: boolean } }
  [field: string]: unknown
}

export interface ChatMessage {
  role: string
  content?: string | null | { type: string; text?: string }[]
  [field: string]: unknown
}

/** A chunk of an answer in OpenAI's format. The last one has `usage`. */
export interface ChatChunk {
  id: string
  object: "chat.completion.chunk"
  /** Seconds since 1970. */
  created: number
  model: string
  choices: ChatChoice[]
  usage?: ChatUsage | null
  [field: string]: unknown
}

export interface ChatChoice {
  index: number
  delta: ChatDelta
  finish_reason: string | null
  [field: string]: unknown
}

export interface ChatDelta {
  role?: string
  content?: string | null
  reasoning_content?: string | null
  tool_calls?: ToolCallDelta[]
}

export interface ToolCallDelta {
  index: number
  id?: string
  type?: string
  function?: { name?: string; arguments?: string }
}

export interface ChatUsage {
  prompt_tokens: number
  completion_tokens: number
  total_tokens: number
  [field: string]: unknown
}
