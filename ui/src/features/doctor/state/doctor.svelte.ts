import { type EntryId, type Question, type Questions } from "../../../ipc/client";
import { Bin } from "../../../lib/bin.svelte";
import { inOrder } from "../../../lib/order";

/** Answers come in the order of the presses. */
const ask = inOrder();

/** The list of questions for the next visit. */
class Doctor {
  list = $state.raw<Questions | null>(null);
  readonly removed = new Bin();

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
    this.removed.add(id);
  }

  async undo(): Promise<void> {
    await this.removed.back(async (id) => (this.list = await ask("question_restore", id)));
  }
}

export const doctor = new Doctor();
