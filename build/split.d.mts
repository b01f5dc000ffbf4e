export declare function split(
  source: string,
  options: { gate: string; firstAddress: string },
): { first(laterAddress: string): string; later: string }
