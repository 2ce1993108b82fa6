// What is wrong in a form comes into view and has the focus: nobody looks for it.
import { tick } from "svelte";

/** Puts the focus on the first field of `form` that is marked wrong, once it is drawn so. */
export async function showWrong(form: HTMLFormElement): Promise<void> {
  await tick();
  const field = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  const closed = field?.closest("details");
  if (closed) closed.open = true;
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}
