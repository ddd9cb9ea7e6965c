/** A name as the server compares names: without regard to case and width. */
export function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
