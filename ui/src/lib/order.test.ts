import { expect, test } from "vitest";

import { Latest, Queue } from "./order";

/** Work that ends when it is told to. */
function work<T>() {
  let answer!: (value: T) => void;
  let refuse!: (why: Error) => void;
  let begun = false;
  const promise = new Promise<T>((resolve, reject) => ([answer, refuse] = [resolve, reject]));
  const run = () => ((begun = true), promise);
  return { answer, refuse, run, begun: () => begun };
}
const turn = () => new Promise((done) => setTimeout(done));

test("what waits in a queue begins when the one before is over, also when that one failed", async () => {
  const queue = new Queue();
  const [first, second] = [work<string>(), work<string>()];
  const failed = queue.run(first.run).catch((error: Error) => error.message);
  const answered = queue.run(second.run);
  await turn();
  expect([first.begun(), second.begun(), queue.idle]).toEqual([true, false, false]);
  first.refuse(new Error("no"));
  await turn();
  expect(second.begun()).toBe(true);
  second.answer("yes");
  expect([await failed, await answered]).toEqual(["no", "yes"]);
  expect(queue.idle).toBe(true);
});

test("an answer that comes after a newer question is dropped, and so is its failure", async () => {
  const latest = new Latest();
  const [old, fresh] = [work<string>(), work<string>()];
  const taken: string[] = [];
  const first = latest.ask(old.run, (answer) => taken.push(answer));
  const second = latest.ask(fresh.run, (answer) => taken.push(answer));
  fresh.answer("new");
  await second;
  old.refuse(new Error("old"));
  await first;
  expect(taken).toEqual(["new"]);
});

test("what is on its way when its screen is left is not shown", async () => {
  const latest = new Latest();
  const late = work<string>();
  const taken: string[] = [];
  const asked = latest.ask(late.run, (answer) => taken.push(answer));
  latest.drop();
  late.answer("too late");
  await asked;
  expect(taken).toEqual([]);
});
