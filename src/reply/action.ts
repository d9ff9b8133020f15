/** Actions: what can be asked of an answer by a button or a reaction, on every platform. */

export type Action =
  /** Show the passage of a code. */
  | { readonly type: 'passage'; readonly code: string }
  /** Show everything under its heading. */
  | { readonly type: 'section'; readonly code: string }
  /** Show where else it stands, and what is different there. */
  | { readonly type: 'elsewhere'; readonly code: string }
  /** Tell why it answers the question. */
  | { readonly type: 'why'; readonly code: string }
  /** Show the next passage of the answer. */
  | { readonly type: 'more' }
  /** Answer for one place only from now on. */
  | { readonly type: 'limit'; readonly place: string }
  /** Turn to a page of the topics, of one place or, when it is empty, of all. */
  | { readonly type: 'topics'; readonly page: number; readonly place: string }
