import { call, type ResultDue } from "../../../ipc/client";

/** The own result that waits for a clinician, until it is answered or long over. */
class Due {
  view = $state.raw<ResultDue | null>(null);

  async load(): Promise<void> {
    this.view = await call("result_due");
  }

  /** A complete check of today closes what is to be checked: a new one cannot end it yet. */
  get waits(): boolean {
    const { view } = this;
    return view !== null && view.check !== null && view.level !== "clinician_days" && !view.checkable;
  }

  /** The result's own card says when a new check helps; nothing beside it needs to offer one. */
  get tellsOfCheck(): boolean {
    return this.waits || (this.view !== null && this.view.level !== "clinician_days" && this.view.checkable);
  }
}

export const due = new Due();
