export function dropIdleClasses(source: string): string
export function shortenMembers(source: string): string
export function shortenFrames(source: string): string
export function shrink(source: string): Promise<string>
export declare function shorten(source: string): string
export declare function squeeze(source: string): Promise<string>
export declare function beginClasses(source: string): string
