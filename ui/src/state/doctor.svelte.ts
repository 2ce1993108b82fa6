import { type EntryId, type Question, type Questions } from "../ipc/client";
import { inOrder } from "./order";

/** Answers come in the order of the presses. */
const ask = inOrder();

/** The list of questions for the next visit. */
class Doctor {
  list = $state.raw<Questions | null>(null);
  /** The question that was removed last, for undo. */
  removed = $state.raw<EntryId | null>(null);

  async load(): Promise<void> {
    this.list = await ask("questions");
  }

  async add(text: string, from: string | null = null): Promise<void> {
    this.list = await ask("question_add", { text, from, asked: false });
  }

  async edit(id: EntryId, question: Question): Promise<void> {
    this.list = await ask("question_edit", { id, question });
  }

  async remove(id: EntryId): Promise<void> {
    this.list = await ask("question_delete", id);
    this.removed = id;
  }

  async undo(): Promise<void> {
    if (this.removed === null) return;
    this.list = await ask("question_restore", this.removed);
    this.removed = null;
  }
}

export const doctor = new Doctor();
