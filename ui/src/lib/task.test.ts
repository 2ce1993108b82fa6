import { expect, test } from "vitest";

import { Task } from "./task.svelte";

/** Work that ends when it is told to. */
function work() {
  let end!: () => void;
  const promise = new Promise<void>((resolve) => (end = resolve));
  return { end, run: () => promise };
}

test("a screen is busy until the last of its calls is answered", async () => {
  const task = new Task();
  const [first, second] = [work(), work()];
  const running = [task.run(first.run), task.run(second.run)];
  first.end();
  await running[0];
  expect(task.busy).toBe(true);
  second.end();
  await running[1];
  expect(task.busy).toBe(false);
});

test("a press while the one before is on its way is none; reading does not stand in its way", async () => {
  const task = new Task();
  const [reading, saving] = [work(), work()];
  let saved = 0;
  const save = () => task.once(() => ((saved += 1), saving.run()));
  void task.run(reading.run);
  const [first, second] = [save(), save()];
  expect(await second).toBe(false);
  saving.end();
  expect([await first, saved]).toEqual([true, 1]);
  await save();
  expect(saved).toBe(2);
});
