import type { en } from './en';

export type Widened<T> = { [K in keyof T]: T[K] extends string ? string : Widened<T[K]> };

/** Every language has every text: a missing one is a fault of the build. */
export type Texts = Widened<typeof en>;
