export type SaveWord = 'saved' | 'saving' | 'draft' | 'conflict' | 'notSaved' | 'readOnly';

/** What the top bar says about the entry of the page that is open. */
export class SaveState {
  word = $state<SaveWord>('saved');
  drafts = $state(0);
}
