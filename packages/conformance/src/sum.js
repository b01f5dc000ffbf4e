/** A number for bytes that any change of them changes: FNV-1a, 32 bits. */
export function sumOf(bytes) {
  let sum = 0x811c9dc5
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0
  return sum
}
