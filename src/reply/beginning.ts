/** Beginning: the first words of a text, with a sign that it goes on. */

export function beginning(text: string, letters: number): string {
  if (text.length <= letters) return text
  const space = text.lastIndexOf(' ', letters)
  return `${text.slice(0, space > 0 ? space : letters)}…`
}
