// A stand-in for the app in tests: every call waits until it is answered, as over a slow machine.

import { vi } from "vitest";

/** A call that was sent and not answered yet. */
export interface Sent {
  name: string;
  args: unknown;
  answer(value: unknown): Promise<void>;
  refuse(): Promise<void>;
}

/** Lets everything run that can run now. */
export const settle = () => new Promise<void>((done) => setTimeout(done));

/** Puts a fake app behind Tauri's `invoke` for every module imported from now on; it is sent the calls, in order, but for `hear`. */
export function fakeApp(): Sent[] {
  const sent: Sent[] = [];
  const invoke = (name: string, { args }: { args: unknown }) =>
    new Promise((resolve, reject) => {
      if (name === "hear") return;
      sent.push({
        name,
        args,
        answer: (value) => (resolve(value), settle()),
        refuse: () => (reject({ code: "bad_input", message: "no" }), settle()),
      });
    });
  vi.resetModules();
  vi.doMock("@tauri-apps/api/core", () => ({ invoke }));
  return sent;
}
