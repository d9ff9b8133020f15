/** A crowd: 200 questions of 200 people in 30 groups, ten of them lively, while the bot is killed; for every platform. */

export interface CrowdDriver {
  readonly groups: number
  /** Another person asks in a group, by its number. */
  ask(group: number, question: string): Promise<void>
  /** How often each question was answered so far, and the longest wait of one in seconds. */
  figures(): Promise<CrowdFigures>
  /** Resolves when so many questions are answered. */
  whenAnswered(count: number): Promise<void>
  /** Kills the bot while questions wait and no answer is on its way, and starts it again. */
  restart(): Promise<void>
}

export interface CrowdFigures {
  readonly asked: number
  readonly answered: number
  /** Questions with more than one answer. */
  readonly doubled: number
  readonly longestWaitSeconds: number
}

export const GROUPS = 30
const LIVELY = { groups: 10, questions: 12 }
const QUIET = { groups: GROUPS - LIVELY.groups, questions: 4 }
export const QUESTIONS = LIVELY.groups * LIVELY.questions + QUIET.groups * QUIET.questions
const ASKED = ['cyklostezka podél Labe', 'dětské hřiště v parku', 'oprava chodníků u sokolovny']

/** Asks everything, kills the bot twice on the way, and gives what became of it. */
export async function runCrowd(driver: CrowdDriver): Promise<CrowdFigures> {
  const askAll = async (from: number, groups: number, questions: number) => {
    for (let round = 0; round < questions; round++)
      for (let group = from; group < from + groups; group++)
        await driver.ask(group, ASKED[(round + group) % ASKED.length] ?? '')
  }
  await askAll(0, LIVELY.groups, LIVELY.questions)
  await driver.whenAnswered(LIVELY.groups * 8)
  // Four questions of each lively group wait for their turn.
  await driver.restart()
  await askAll(LIVELY.groups, QUIET.groups, QUIET.questions)
  await driver.whenAnswered(QUESTIONS * 0.8)
  await driver.restart()
  await driver.whenAnswered(QUESTIONS)
  return driver.figures()
}
