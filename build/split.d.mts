export declare function split(
  source: string,
  options: { gates: string[]; firstAddress: string },
): { first(laterAddresses: string[]): string; laters: string[] }
