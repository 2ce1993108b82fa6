import { type Appointment, type EntryId, type Preparation, type Question, type Questions } from "../../../ipc/client";
import { Bin } from "../../../lib/bin.svelte";
import { inOrder } from "../../../lib/order";

/** Answers come in the order of the presses. */
const ask = inOrder();

/** The list of questions for the next visit. */
class Doctor {
  list = $state.raw<Questions | null>(null);
  /** What may be asked and which tests may come. */
  preparation = $state.raw<Preparation | null>(null);
  readonly removed = new Bin();

  async load(): Promise<void> {
    this.list = await ask("questions");
    this.preparation = await ask("doctor_preparation");
  }

  /** Where the calendar file was written; `null` if that was cancelled. */
  async saveAppointment(appointment: Appointment): Promise<string | null> {
    return await ask("appointment_save", appointment);
  }

  async add(text: string, from: string | null = null): Promise<void> {
    this.list = await ask("question_add", { text, from, asked: false, answer: "" });
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
