import { beforeEach, expect, test, vi } from "vitest";

import { fakeApp, settle, type Sent } from "../../test/app";

const kept = { theme: "system", textPercent: 100, lineChars: 68, volume: 70, emergencyNumber: null };
let sent: Sent[];
let settings: typeof import("./settings.svelte").settings;

beforeEach(async () => {
  const style = { setProperty: () => undefined };
  vi.stubGlobal("document", { documentElement: { dataset: {}, style } });
  sent = fakeApp();
  ({ settings } = await import("./settings.svelte"));
  const loaded = settings.load();
  await settle();
  await sent.shift()!.answer(kept);
  await loaded;
});

const larger = () => settings.change({ textPercent: settings.value!.textPercent + 10 });

test("three quick presses are three steps, sent one after the other", async () => {
  const pressed = [larger(), larger(), larger()];
  expect(settings.value?.textPercent).toBe(130);
  for (const textPercent of [110, 120, 130]) {
    await settle();
    expect(sent).toHaveLength(1);
    expect(sent[0]!.args).toEqual({ textPercent });
    await sent.shift()!.answer({ ...kept, textPercent });
    expect(settings.value?.textPercent).toBe(130);
  }
  await Promise.all(pressed);
});

test("two changes in a row are both kept, whatever the first answer says of the second", async () => {
  const pressed = [larger(), settings.change({ lineChars: 76 })];
  await settle();
  expect(sent[0]!.args).toEqual({ textPercent: 110 });
  await sent.shift()!.answer({ ...kept, textPercent: 110 });
  expect([settings.value?.textPercent, settings.value?.lineChars]).toEqual([110, 76]);
  await sent.shift()!.answer({ ...kept, textPercent: 110, lineChars: 76 });
  await Promise.all(pressed);
  expect([settings.value?.textPercent, settings.value?.lineChars]).toEqual([110, 76]);
});

test("a refused change is taken back on the screen, and only that one", async () => {
  const wrong = settings.change({ emergencyNumber: "abc" }).catch((error: { code: string }) => error.code);
  const right = settings.change({ volume: 20 });
  await settle();
  await sent.shift()!.refuse();
  expect([await wrong, settings.value?.emergencyNumber, settings.value?.volume]).toEqual(["bad_input", null, 20]);
  await sent.shift()!.answer({ ...kept, volume: 20 });
  await right;
  expect(settings.value).toEqual({ ...kept, volume: 20 });
});

test("settings read while a change is on its way do not undo it", async () => {
  const pressed = larger();
  const read = settings.load();
  await settle();
  expect(sent.map(({ name }) => name)).toEqual(["settings_put"]);
  await sent.shift()!.answer({ ...kept, textPercent: 110 });
  await sent.shift()!.answer({ ...kept, textPercent: 110 });
  await Promise.all([pressed, read]);
  expect(settings.value?.textPercent).toBe(110);
});
