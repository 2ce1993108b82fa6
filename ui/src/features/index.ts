// Every screen by its route's name. A screen's own sub-pages read `router.current.path`.

import type { Component } from "svelte";

import type { ScreenName } from "../router.svelte";
import Check from "./check/Screen.svelte";
import Cramp from "./cramp/Screen.svelte";
import Doctor from "./doctor/Screen.svelte";
import Guide from "./guide/Screen.svelte";
import Recovery from "./recovery/Screen.svelte";
import Settings from "./settings/Screen.svelte";
import Stretch from "./stretch/Screen.svelte";
import Today from "./today/Screen.svelte";

export const screens: Record<ScreenName, Component> = {
  today: Today,
  cramp: Cramp,
  check: Check,
  stretch: Stretch,
  recovery: Recovery,
  guide: Guide,
  doctor: Doctor,
  settings: Settings,
};
