import { call, type SheetPaper, type VisitAbout, type VisitForm, type VisitView, type VisitWish } from "../../../ipc/client";
import { Latest, Queue } from "../../../lib/order";

/** The visit sheet as it is being prepared. Nothing of it is kept: it ends with the window. */
export class Visit {
  view = $state.raw<VisitView | null>(null);
  form = $state<VisitForm | null>(null);
  about = $state.raw<VisitAbout>({ kind: "me", episode: null });
  paper = $state<SheetPaper | null>(null);
  name = $state("");
  born = $state("");
  worry = $state("");
  hope = $state("");
  without = $state.raw<string[]>([]);
  instead = $state<Record<string, string>>({});
  readonly #queue = new Queue();
  readonly #latest = new Latest();

  get wish(): VisitWish {
    const { form, about, paper, name, born, worry, hope, without } = this;
    return { form, about, paper, name, born, worry, hope, without, instead: { ...this.instead } };
  }

  /** Makes the sheet anew; only what was asked last is shown. */
  async load(): Promise<void> {
    await this.#latest.ask(
      () => this.#queue.run(() => call("visit_sheet", this.wish)),
      (view) => (this.view = view),
    );
  }

  async save(): Promise<string | null> {
    return await call("visit_save", this.wish);
  }

  /** Another person or trouble: what was typed for the one before is not for this one. */
  turnTo(about: VisitAbout): void {
    this.about = about;
    this.form = null;
    this.name = this.born = this.worry = this.hope = "";
    this.without = [];
    this.instead = {};
  }
}
