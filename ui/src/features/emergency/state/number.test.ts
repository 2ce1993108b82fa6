import { beforeEach, expect, test } from "vitest";

import { fakeApp, settle, type Sent } from "../../../../test/app";
import type { Settings } from "../../../ipc/client";

const of = (country: string | null, emergencyNumber: string | null = null) => ({ country, emergencyNumber }) as Settings;
const number = (...numbers: string[]) => ({ numbers, of: "country", unread: [] });
let sent: Sent[];
let emergency: typeof import("./number.svelte").emergency;

beforeEach(async () => {
  sent = fakeApp();
  ({ emergency } = await import("./number.svelte"));
});

test("the app is asked what to call under the settings in view, once for each", async () => {
  const loaded = emergency.load(of("AT"));
  await settle();
  void emergency.load(of("AT"));
  expect(sent.map(({ args }) => args)).toEqual([{ country: "AT", emergencyNumber: null }]);
  await sent.shift()!.answer(number("144"));
  await loaded;
  expect(emergency.value?.numbers).toEqual(["144"]);
});

test("without settings the app says what to call anywhere", async () => {
  void emergency.load(null);
  await settle();
  expect(sent[0]!.args).toEqual({ country: null, emergencyNumber: null });
});

test("an answer that comes late does not replace the number of what was chosen since", async () => {
  void emergency.load(of("AT"));
  void emergency.load(of("US"));
  await settle();
  await sent[1]!.answer(number("911"));
  await sent[0]!.answer(number("144"));
  expect(emergency.value?.numbers).toEqual(["911"]);
});

test("after a fault the number that was shown stays, and the next look asks again", async () => {
  void emergency.load(of("AT"));
  await settle();
  await sent.shift()!.answer(number("144"));
  const failed = emergency.load(of("US"));
  await settle();
  await sent.shift()!.refuse();
  await failed;
  expect(emergency.value?.numbers).toEqual(["144"]);
  void emergency.load(of("US"));
  await settle();
  expect(sent).toHaveLength(1);
});
