import type { components, paths } from '#schema';

/** What the server's description says of its bodies; made anew by each build. */
export type Schemas = components['schemas'];

export type Path = keyof paths;

/** The paths that understand a method. */
export type PathOf<M extends 'get' | 'post' | 'put' | 'patch' | 'delete'> = {
  [P in Path]: paths[P] extends { [K in M]: unknown }
    ? paths[P][M] extends undefined
      ? never
      : P
    : never;
}[Path];

/** A list of the server, whose items stand under a name of their own. */
export type Page<Name extends string, Item> = Record<Name, Item[]> & {
  total: number;
  page: number;
  per_page: number;
  total_pages: number;
  has_next: boolean;
  next_cursor: string | null;
};

export type User = Schemas['UserResponse'];
export type Language = Schemas['LanguageResponse'];
export type Script = Schemas['ScriptResponse'];
export type Recording = Schemas['RecordingResponse'];
export type Chunk = Schemas['ChunkResponse'];
export type Transcription = Schemas['TranscriptionResponse'];
export type Role = 'contributor' | 'reviewer' | 'sworik_developer' | 'operator' | 'admin';
