// The person's language. English first; another language is another folder with the same shape.

import { en } from "./en";

export type Words = typeof en;
export const words: Words = en;
