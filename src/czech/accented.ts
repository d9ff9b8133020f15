/** Accented letters: hardly a Czech sentence is without one, and no English one has any. */

export const ACCENTED = /[áčďéěíňóřšťúůýž]/i
