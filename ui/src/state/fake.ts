// A stand-in for the app in tests: every call waits until it is answered, as over a slow machine.

import { useTransport } from "../ipc/client";

/** A call that was sent and not answered yet. */
export interface Sent {
  name: string;
  args: unknown;
  answer(value: unknown): Promise<void>;
  refuse(): Promise<void>;
}

/** Lets everything run that can run now. */
export const settle = () => new Promise<void>((done) => setTimeout(done));

/** Puts a fake app in the place of the real one; answers the calls it is sent, in order. */
export function fakeApp(): Sent[] {
  const sent: Sent[] = [];
  useTransport({
    listen: () => undefined,
    call: (name, args) =>
      new Promise((resolve, reject) => {
        sent.push({
          name,
          args,
          answer: (value) => (resolve(value), settle()),
          refuse: () => (reject({ code: "bad_input", message: "no" }), settle()),
        });
      }),
  });
  return sent;
}
