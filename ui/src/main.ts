import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "./styles/base.css";
import "./styles/levels.css";
import "./styles/picks.css";
import "./styles/tables.css";
import "./styles/tokens.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { settings } from "./state/settings.svelte";
import { today } from "./state/today.svelte";

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");

// The window is hidden until the first real screen is drawn in the person's own colours and text size.
await Promise.all([settings.load(), today.load()]);
mount(App, { target });
